"""An opening is added, answered by writing to its author, found, closed, and opened again."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import grow, post_entry
from guildhall.commons.models import Entry
from guildhall.introductions.actions import add_opening, close_over
from guildhall.introductions.models import Opening

HERE = "/c/pumps/introductions/"
TYPED = {"title": "Rewire a cabinet", "what": "gig", "way": "sought"}


def state_of(entry) -> str:
    return Entry.objects.get(pk=entry.pk).state


def test_an_opening_is_added_once_however_often_it_is_sent(world, room):
    added = [add_opening(room, by=world.ben, title="Rewire it") for _twice in range(2)]

    assert added[0] == added[1]
    assert Event.objects.filter(verb="opening.added").count() == 1


def test_members_read_it_and_answer_by_writing_to_its_author(world, room, as_person):
    posted = as_person(world.ben).post(f"{HERE}add/", TYPED)

    listed = as_person(world.cleo).get(HERE).content.decode()
    read = as_person(world.cleo).get(posted["Location"]).content.decode()
    own = as_person(world.ben).get(posted["Location"]).content.decode()
    assert "Rewire a cabinet" in listed
    assert "A small job, for hours or days" in listed
    assert "Write to Ben" in read
    assert "Write to Ben" not in own


@pytest.mark.parametrize("wrong", [{"title": ""}, {"until_on": "2001-01-01"}, {"what": "x"}])
def test_what_is_wrong_is_given_back(world, room, as_person, wrong):
    answer = as_person(world.ben).post(f"{HERE}add/", {**TYPED, "body": "By Friday", **wrong})

    assert (answer.status_code, Opening.objects.count()) == (422, 0)
    assert "By Friday" in answer.content.decode()


@pytest.mark.parametrize(("address", "state"), [("found", "found"), ("close", "closed")])
def test_its_author_ends_it_and_opens_it_again(world, room, as_person, address, state):
    entry = add_opening(room, by=world.ben, title="Rewire it")
    by_another = as_person(world.cleo).post(f"{HERE}{entry.pk}/{address}/")
    client = as_person(world.ben)
    for _twice in range(2):
        client.post(f"{HERE}{entry.pk}/{address}/")
    ended = state_of(entry)
    page = as_person(world.cleo).get(f"{HERE}{entry.pk}/").content.decode()
    listed = client.get(HERE).content.decode()
    client.post(f"{HERE}{entry.pk}/reopen/")

    assert by_another.status_code == 403
    assert ended == state
    assert "Write to Ben" not in page
    assert "Rewire it" not in listed
    assert "Rewire it" in client.get(HERE).content.decode()
    assert Event.objects.filter(verb=f"opening.{state}").count() == 1


def test_it_closes_by_itself_after_its_last_day(world, room):
    today = timezone.localdate()
    entry = add_opening(room, by=world.ben, title="Rewire it", until_on=today)
    close_over(today=today)
    on_its_last_day = state_of(entry)

    for _twice in range(2):
        close_over(today=today + dt.timedelta(days=1))

    assert (on_its_last_day, state_of(entry)) == ("open", "closed")


def test_a_post_is_turned_into_an_opening(world, room):
    post = post_entry(kind="post", community=room, by=world.cleo, body="Who has a crane?")

    grown = grow(post, to_kind="opening", by=world.ada, title="A crane for a day")

    assert (grown.opening.way, state_of(grown)) == ("sought", "open")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    world, room, as_person, django_assert_num_queries, number
):
    for count in range(number):
        add_opening(room, by=world.ben, title=f"Number {count}")
    client = as_person(world.cleo)
    client.get(HERE)

    with django_assert_num_queries(8):
        client.get(HERE)


def test_the_form_asks_for_all_of_it(world, room, as_person):
    page = as_person(world.ben).get(f"{HERE}add/").content.decode()

    for name in ("title", "way", "what", "body", "until_on"):
        assert f'name="{name}"' in page
