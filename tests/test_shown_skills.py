"""What shows that someone can do something: beside what they list, and suggested to them alone."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import report_outcome
from guildhall.communities.actions import add_topic, open_room
from guildhall.communities.models import Community
from guildhall.people.actions import add_offer
from guildhall.people.models import Offer
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.questions.models import Question
from guildhall.skills.actions import hide_suggestion
from guildhall.skills.queries.evidence import suggested_to

pytestmark = pytest.mark.database


@pytest.fixture
def seals(world):
    return add_topic(world.community, name="Seals", by=world.ada)


@pytest.fixture
def solved(world, seals) -> Question:
    question = ask(world.community, by=world.cleo, title="Why does it leak?", topics=[seals])
    accept_answer(answer(question, by=world.ben, body="The lip"), by=world.cleo)
    return question


def page(client) -> str:
    return client.get("/people/ben/").content.decode()


def test_what_solved_is_beside_the_claim_with_its_month_and_no_number(world, solved, as_person):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Mechanical seals")
    shown = page(as_person(world.ada))

    assert f"Shown by their work, last in {timezone.now():%B %Y}:" in shown
    assert "Why does it leak?" in shown
    assert "What helped others" not in shown


def test_what_others_may_not_read_shows_nothing(world, solved, as_person):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Seals")
    Community.objects.filter(pk=world.community.pk).update(visibility="private")

    assert "Shown by their work" not in page(as_person(world.dov))


def test_it_fades(world, solved, as_person):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Seals")
    long_ago = timezone.now() - dt.timedelta(days=800)
    Question.objects.update(accepted_at=long_ago)

    assert "Shown by their work" not in page(as_person(world.ada))


def test_answers_that_worked_and_tested_tips_show_it_too(world, seals, as_person):
    add_offer(world.ben, kind=Offer.Kind.ASK_ME, text="Seals")
    open_room(world.community, room="practices", by=world.ada)
    question = ask(world.community, by=world.cleo, title="Why does it drip?", topics=[seals])
    report_outcome(answer(question, by=world.ben, body="Turn it"), by=world.ada, result="worked")
    tip = add_tip(
        world.community, by=world.ben, seen="It drips", parts={"fix": "Dry it"}, topics=[seals]
    )
    report_outcome(tip, by=world.cleo, result="worked")
    shown = page(as_person(world.ada))

    assert "An answer that worked" in shown
    assert "tested once" in shown


def test_it_is_suggested_to_the_person_alone_who_lists_or_hides_it(world, solved, seals, as_person):
    ben, path = as_person(world.ben), f"/me/skills/suggested/{seals.pk}"
    suggested = ben.get("/me/skills/").content.decode()

    assert "Add to my profile" in suggested
    assert "Seals" not in page(as_person(world.ada))
    assert as_person(world.ada).post(f"{path}/accept/").status_code == 404

    ben.post(f"{path}/accept/")

    assert [one.text for one in Offer.objects.filter(person=world.ben)] == ["Seals"]
    assert suggested_to(world.ben) == []


def test_what_is_hidden_is_not_suggested_again(world, solved, seals, as_person):
    as_person(world.ben).post(f"/me/skills/suggested/{seals.pk}/hide/")
    hide_suggestion(seals, by=world.ben)

    assert suggested_to(world.ben) == []
    assert not Offer.objects.filter(person=world.ben).exists()
