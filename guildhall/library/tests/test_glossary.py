"""The glossary: terms are added, changed by any member, found by search; in alphabetical order."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry
from guildhall.communities.seats import take_seat
from guildhall.library.actions.terms import add_term, change_term
from guildhall.library.models import Term
from guildhall.library.queries.glossary import glossary_of
from guildhall.library.tests.asking import queries_of

HERE = "/c/pumps/library/glossary/"
MEANING = "The part that keeps water out of a shaft."


@pytest.fixture
def term(world, community):
    return add_term(community, by=world.ben, title="Seal", body=MEANING, source="Manual 7")


def test_a_member_adds_one_with_its_source(world, community, as_person):
    sent = {"title": "Seal", "body": MEANING, "source": "Manual 7"}
    posted = as_person(world.ben).post(f"{HERE}add/", sent)

    shown = as_person(world.cleo).get(HERE).content.decode()
    page = as_person(world.cleo).get(posted["Location"]).content.decode()
    assert Event.objects.filter(verb="term.added").count() == 1
    assert [words in shown for words in ("Seal", MEANING, "Manual 7")] == [True] * 3
    assert [words in page for words in ("Seal", MEANING, "Manual 7")] == [True] * 3


def test_sent_twice_it_is_added_once(world, community):
    for _twice in range(2):
        add_term(community, by=world.ben, title="Seal", body=MEANING)

    assert Term.objects.count() == 1


def test_a_term_that_is_there_is_named(world, term, as_person):
    answer = as_person(world.cleo).post(f"{HERE}add/", {"title": " SEAL ", "body": "Other"})

    assert answer.status_code == 422
    assert "is in the glossary already" in answer.content.decode()


def test_any_member_puts_it_right_and_the_earlier_meaning_is_kept(world, term, as_person):
    form = as_person(world.cleo).get(f"{HERE}{term.pk}/edit/").content.decode()
    change_term(term, by=world.cleo, title="Seal", body="A ring.", source="Manual 8")

    assert MEANING in form
    assert Term.objects.get().source == "Manual 8"
    assert term.revisions.get().editor == world.cleo


def test_it_is_found_by_search_and_in_the_library(world, term, as_person):
    client = as_person(world.cleo)

    everywhere = client.get("/search", {"q": "shaft"}).content.decode()
    here = client.get("/c/pumps/library/", {"q": "shaft"}).content.decode()

    assert f"/library/{term.pk}-seal/" in everywhere
    assert f"/library/{term.pk}-seal/" in here


def test_they_are_in_order_and_found_by_a_part_of_the_name(world, community, term):
    seat = take_seat("pumps", world.cleo)
    for title in ("zinc", "Öl", "Impeller"):
        add_term(community, by=world.ben, title=title, body="x")

    in_order = [one.title for one in glossary_of(seat).terms]

    assert in_order == ["Impeller", "Seal", "zinc", "Öl"]
    assert [one.title for one in glossary_of(seat, typed="EAL").terms] == ["Seal"]


def test_a_deleted_term_is_not_listed(world, term):
    delete_entry(term, by=world.ben)

    assert not glossary_of(take_seat("pumps", world.cleo))


def test_it_costs_the_same_however_long_it_is(world, community, as_person):
    client = as_person(world.cleo)
    costs = []
    for number in range(3):
        add_term(community, by=world.ben, title=f"Term {number}", body="x")
        costs.append(queries_of(client, HERE))

    assert costs == [costs[0]] * 3
