"""The demo fills whole, opens its four doors, and leaves nothing behind."""

import datetime as dt

import pytest
from django.apps import apps

from guildhall.commons.models import Entry
from guildhall.communities.actions import join, start_community
from guildhall.communities.models import Community
from guildhall.demo import DEMO
from guildhall.demo.actions import RealPeopleWroteThere, fill_demo, remove_demo
from guildhall.demo.cast import VISITORS
from guildhall.people.actions import arrive
from guildhall.people.models import Person
from guildhall.questions.actions import answer, ask
from guildhall.questions.models import Question
from tests.ready_halls import connected_to, empty_database

pytestmark = pytest.mark.database

KEPT_BY_THE_HALL = {"Recurrence", "ContentType", "Permission"}


def rows_of_every_table() -> dict[str, int]:
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model.__name__ not in KEPT_BY_THE_HALL
    }


def invented(name: str) -> Person:
    person = arrive(name)
    person.source, person.foreign_id = DEMO, name.lower()
    person.save()
    return person


@pytest.fixture
def empty(_begin, django_db_blocker, tmp_path) -> dict[str, int]:
    """The rows of a hall that was prepared a moment ago."""
    with django_db_blocker.unblock(), empty_database(tmp_path) as name, connected_to(name):
        return rows_of_every_table()


def test_demo_fills_once_opens_its_doors_and_leaves_nothing_behind(empty, demo, client):
    again = fill_demo()
    filled = Community.objects.count(), Person.objects.get_queryset().count() > 70
    just_before = Entry.objects.latest("created_at").created_at - dt.timedelta(minutes=45)
    fresh = Question.objects.unanswered().filter(entry__created_at__gt=just_before).count()
    walked_in = [client.post(f"/demo/walk-in/{visitor.key}/").status_code for visitor in VISITORS]
    homes = client.get("/").status_code
    remove_demo()

    assert (again, filled, fresh, walked_in, homes) == (False, (4, True), 1, [302] * 4, 200)
    assert rows_of_every_table() == empty


def test_removing_refuses_while_real_people_wrote_there(db, settings, tmp_path):
    settings.GUILDHALL_DATA = tmp_path
    community = start_community("Invented", by=invented("Ada"), purpose="Nothing")
    real = arrive("Mia")
    join(community, person=real)
    answer(ask(community, by=community.created_by, title="Is it real?"), by=real, body="I am")

    with pytest.raises(RealPeopleWroteThere):
        remove_demo()
    exported = remove_demo(with_what_real_people_wrote=True)

    assert [path.exists() for path in exported] == [True]
    assert list(Person.objects.get_queryset()) == [real]
    assert not Entry.objects.exists()


def test_removing_keeps_what_an_invented_person_began_among_real_ones(db):
    real = arrive("Mia")
    community = start_community("Real", by=real, purpose="Something")
    cleo = invented("Cleo")
    join(community, person=cleo)
    question = ask(community, by=cleo, title="Does it stay?")
    answer(question, by=real, body="It does")

    remove_demo()

    question.refresh_from_db()
    assert (question.author.name, question.author.is_here) == ("former member", False)


def test_nobody_walks_in_once_real_people_have_come(db, client):
    invented("Cleo")
    arrive("Mia")

    assert client.post("/demo/walk-in/cleo/").status_code == 403


@pytest.mark.parametrize("who", ["mia", "owner", "nobody"])
def test_walking_in_is_only_for_the_four_doors(db, client, who):
    arrive("Mia")

    assert client.post(f"/demo/walk-in/{who}/").status_code == 404


def test_only_an_owner_removes_the_demo_from_a_hall_with_real_people(db, as_person):
    invented("Cleo")
    real = arrive("Mia")
    refused = as_person(real).post("/demo/remove/")
    real.is_owner = True
    real.save()

    removed = as_person(real).post("/demo/remove/")

    assert (refused.status_code, removed.status_code) == (403, 302)
    assert not Person.objects.get_queryset().filter(source=DEMO).exists()


def test_removing_the_demo_twice_finds_nothing(db, client):
    invented("Cleo")

    assert [client.post("/demo/remove/").status_code for _time in range(2)] == [302, 404]
