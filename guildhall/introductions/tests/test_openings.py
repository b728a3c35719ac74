"""An opening is added, answered by writing to its author, found, closed, and opened again."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import grow, post_entry
from guildhall.commons.models import Entry
from guildhall.communities.actions import add_synonym, add_topic
from guildhall.communities.models import Topic
from guildhall.communities.seats import take_seat
from guildhall.introductions.actions import add_opening, close_over, find_opening
from guildhall.introductions.models import Opening
from guildhall.introductions.proposes import proposes
from guildhall.introductions.queries import openings_for
from guildhall.introductions.this_week import this_week
from guildhall.notifications.digest import digest_for
from guildhall.notifications.queries import news_of
from guildhall.people.actions import set_offers

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
    assert "Ask something, for everyone to read" in read
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

    with django_assert_num_queries(9):
        client.get(HERE)


def test_the_form_asks_for_all_of_it(world, room, as_person):
    page = as_person(world.ben).get(f"{HERE}add/").content.decode()

    for name in ("title", "way", "what", "body", "until_on"):
        assert f'name="{name}"' in page


def matching(room, by, **fields):
    topic = Topic.objects.get(community=room, name="Pressure parts")
    return add_opening(room, by=by, title="Someone for Seals", topics=[topic], **fields)


@pytest.fixture
def topic(world, room):
    """With another word for it."""
    made = add_topic(room, name="Pressure parts", by=world.ada)
    add_synonym(made, name="Seals", by=world.ada)
    return made


@pytest.mark.parametrize(
    ("kind", "fields", "why"),
    [
        ("ask_me", {}, "It asks for something you bring: Seals."),
        ("lend", {"what": "lend"}, "It asks for something you can lend: Seals."),
        ("learn", {"way": "offered"}, "It offers something you&#x27;d like to learn: Seals."),
    ],
)
def test_what_fits_is_shown_with_the_reason_to_its_reader_alone(
    world, room, topic, as_person, kind, fields, why
):
    matching(room, world.ben, **fields)
    set_offers(world.cleo, kind, ["Seals"])

    mine = as_person(world.cleo).get(HERE).content.decode()
    others = as_person(world.ada).get(HERE).content.decode()
    authors = as_person(world.ben).get(HERE).content.decode()

    assert why in mine
    assert "For you" not in others
    assert "For you" not in authors


def test_what_fits_is_gone_once_it_is_closed(world, room, topic, as_person):
    entry = matching(room, world.ben)
    set_offers(world.cleo, "ask_me", ["Seals"])
    as_person(world.ben).post(f"{HERE}{entry.pk}/close/")

    assert openings_for(world.cleo, [room.pk], most=3) == []


def test_people_who_bring_it_are_told_why_and_in_their_digest(world, room, topic, deliver):
    since = timezone.now() - dt.timedelta(days=1)
    set_offers(world.cleo, "ask_me", ["Seals"])
    matching(room, world.ben)
    deliver()

    [news] = news_of(world.cleo)
    sections = digest_for(world.cleo, since=since)

    assert (news.sentence, news.why) == (
        "Ben added: “Someone for Seals”",
        "you listed this under “Ask me about”",
    )
    [openings] = [section for section in sections if section.title == "Openings for you"]
    assert [row.line for row in openings.rows] == ["It asks for something you bring: Seals. Pumps"]
    assert "Openings for you" not in [one.title for one in digest_for(world.ada, since=since)]


def test_the_letter_of_the_week_proposes_what_is_open(world, room):
    entry = add_opening(room, by=world.ben, title="Rewire it")
    found = add_opening(room, by=world.ben, title="Found already")
    find_opening(found, by=world.ben)

    proposal = proposes()

    assert list(proposal.find(room, entry.created_at - dt.timedelta(days=1))) == [entry]
    assert proposal.heading(entry) == "Who could, who would like to?"


def test_a_steward_asks_whether_an_old_one_is_still_open(world, room, as_person):
    old = timezone.now() - dt.timedelta(weeks=7)
    entry = add_opening(room, by=world.ben, title="Rewire it", at=old)
    add_opening(room, by=world.ben, title="With a day", at=old, until_on=timezone.localdate())
    seat = take_seat("pumps", world.ada)

    [suggestion] = this_week.read(seat)

    assert suggestion.target_id == entry.pk
    assert suggestion.title == "Ask whether “Rewire it” is still open"


def test_an_answer_begins_with_what_it_is_about(world, room, as_person):
    entry = add_opening(room, by=world.ben, title="Rewire it")
    page = as_person(world.cleo).get(f"{HERE}{entry.pk}/").content.decode()
    form = as_person(world.cleo).get(f"/letters/write/ben/?about={entry.pk}").content.decode()
    hidden = as_person(world.dov).get(f"/letters/write/ben/?about={entry.pk}").content.decode()

    assert f"/letters/write/ben/?about={entry.pk}" in page
    assert f"About [Rewire it](/c/pumps/introductions/{entry.pk}" in form
    assert "Rewire it" not in hidden
