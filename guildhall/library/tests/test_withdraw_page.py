"""A page is withdrawn with what replaces it, and brought back. The whole table of its states."""

import pytest

from guildhall.activity.models import Event
from guildhall.communities.actions import add_topic, give_role
from guildhall.communities.models import RolePeriod
from guildhall.library.actions import add_page, bring_back_page, withdraw_page
from guildhall.library.models import Page, PageState
from guildhall.library.transitions import TABLE, Who, allows

pytestmark = pytest.mark.database
HERE = "/c/pumps/library/"
ADDRESSES = {"withdraw_page": "withdraw/", "bring_back_page": "bring-back/"}


@pytest.fixture
def people(world, page, edda):
    """Edda looks after the topic of the page and nothing else."""
    topic = add_topic(page.community, name="Seals", by=world.ada)
    page.topics.add(topic)
    give_role(page.community, person=edda, role=RolePeriod.Role.STEWARD, topic=topic, by=world.ada)
    return {
        "author": (world.ben, {Who.AUTHOR, Who.MEMBER}),
        "member": (world.cleo, {Who.MEMBER}),
        "steward": (world.ada, {Who.STEWARD, Who.MEMBER}),
        "topic steward": (edda, {Who.STEWARD, Who.MEMBER}),
        "outsider": (world.dov, set()),
    }


@pytest.mark.parametrize("who", ["author", "member", "steward", "topic steward", "outsider"])
@pytest.mark.parametrize("state", PageState.values)
@pytest.mark.parametrize("verb", TABLE)
def test_what_the_table_allows_happens_once(world, page, people, as_person, verb, state, who):
    person, roles = people[who]
    if state == PageState.WITHDRAWN:
        withdraw_page(page, by=world.ada, reason="Old")
    before = Event.objects.filter(verb=TABLE[verb].event).count()

    client = as_person(person)
    for _twice in range(2):
        client.post(f"{HERE}{page.pk}/{ADDRESSES[verb]}", {"reason": "Because"})

    page.refresh_from_db()
    is_allowed = allows(verb, state=state, who=roles)
    assert page.state == (TABLE[verb].target if is_allowed else state)
    assert Event.objects.filter(verb=TABLE[verb].event).count() - before == int(is_allowed)


def test_it_says_why_and_what_to_read_instead(world, community, page, as_person):
    better = add_page(community, by=world.cleo, title="Seals, the new way")

    as_person(world.ben).post(
        f"{HERE}{page.pk}/withdraw/",
        {"reason": "The maker changed them", "replacement": "Seals, the new way"},
    )

    shown = as_person(world.cleo).get(f"{HERE}{page.pk}/").content.decode()
    listed = as_person(world.cleo).get(f"{HERE}withdrawn/").content.decode()
    assert "The maker changed them" in shown
    assert f"{HERE}{better.pk}-seals-the-new-way/" in shown
    assert "Seals" in listed
    assert "The maker" not in as_person(world.cleo).get(f"{HERE}newest/").content.decode()


@pytest.mark.parametrize("typed", ["Nowhere", "#999999", "https://hall.example/c/pumps/library/"])
def test_what_is_not_there_replaces_nothing(world, page, as_person, typed):
    answer = as_person(world.ben).post(
        f"{HERE}{page.pk}/withdraw/", {"reason": "Old", "replacement": typed}
    )

    assert answer.status_code == 422
    assert "No page here has this title or address" in answer.content.decode()


def test_a_page_does_not_replace_itself(world, page, as_person):
    answer = as_person(world.ben).post(
        f"{HERE}{page.pk}/withdraw/", {"reason": "Old", "replacement": str(page.pk)}
    )

    assert "this page itself" in answer.content.decode()


def test_what_replaces_it_is_not_named_once_it_is_hidden(world, community, page, as_person):
    better = add_page(community, by=world.cleo, title="Seals, the new way")
    withdraw_page(page, by=world.ben, reason="Old", replaced_by=better)
    type(better).objects.filter(pk=better.pk).update(standing="hidden")

    shown = as_person(world.ben).get(f"{HERE}{page.pk}/").content.decode()

    assert "the new way" not in shown


def test_brought_back_it_has_no_reason_left(world, page):
    withdraw_page(page, by=world.ben, reason="Old")
    for _twice in range(2):
        bring_back_page(page, by=world.ben)

    row = Page.objects.get(pk=page.pk)
    assert (row.withdrawn_reason, row.withdrawn_by, row.withdrawn_at) == ("", None, None)
    assert Event.objects.filter(verb="page.brought_back").count() == 1
