"""Openings match what people declared, in the words of either; and who is told is shared out."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import post_entry
from guildhall.communities.actions import add_topic, join
from guildhall.introductions.actions import add_opening
from guildhall.introductions.queries import openings_for, people_who_bring
from guildhall.notifications.models import Notice
from guildhall.people.actions import add_unit, arrive, set_offers, set_unit
from guildhall.people.models import Capacity
from guildhall.skills.actions import load_skills, read_offers_of
from guildhall.skills.lists import ListedSkill, ReadList

pytestmark = pytest.mark.database


def whys(person, room) -> list[str]:
    return [fit.why for fit in openings_for(person, [room.pk], most=9)]


@pytest.mark.parametrize(
    ("kind", "listed", "fields", "why"),
    [
        ("ask_me", "Welding", {}, "It asks for something you bring: Welding."),
        ("ask_me", "Rewiring cabinets", {}, ""),
        ("lend", "Trailer", {"what": "lend", "title": "A trailer for a day"}, "lend: Trailer."),
        ("lend", "Trailer", {"title": "Fix a trailer"}, ""),
        ("learn", "Welding", {"way": "offered"}, "It offers something you'd like to learn"),
        ("learn", "Welding", {}, ""),
        ("ask_me", "Welding", {"way": "offered"}, ""),
        ("speak", "Polish", {"title": "Read a Polish manual"}, "a language you speak: Polish."),
        ("speak", "Polish", {"title": "A Polish manual", "way": "offered"}, ""),
        ("ask_me", "the", {"title": "The end of the line"}, ""),
    ],
)
def test_a_title_fits_what_was_listed_for_it_and_nothing_else(
    world, room, kind, listed, fields, why
):
    add_opening(room, by=world.ben, **{"title": "Help me weld a bracket", **fields})
    set_offers(world.cleo, kind, [listed])

    found = whys(world.cleo, room)

    assert why in found[0] if why else found == []


def test_one_that_names_their_unit_is_shown_to_its_people(world, room):
    set_unit(world.cleo, add_unit("Plant North", by=None))
    add_opening(room, by=world.ben, title="A day along in Plant North", way="offered")

    assert whys(world.cleo, room) == ["It names your unit: Plant North."]
    assert whys(world.ada, room) == []


def test_skills_lists_know_other_words_for_it(world, room):
    load_skills(ReadList((ListedSkill("weld", "TIG welding", ("Argon welding",)),)), name="Ours")
    topic = add_topic(room, name="Argon welding", by=world.ada)
    add_opening(room, by=world.ben, title="Two brackets", topics=[topic])
    set_offers(world.cleo, "ask_me", ["TIG welding"])
    read_offers_of([world.cleo.pk])

    assert whys(world.cleo, room) == ["It asks for something you bring: TIG welding."]


def test_what_someone_did_and_did_not_list_counts_for_nothing(world, room):
    topic = add_topic(room, name="Seals", by=world.ada)
    post_entry(kind="post", community=room, by=world.cleo, body="I change seals", topics=[topic])
    entry = add_opening(room, by=world.ben, title="Seals", topics=[topic])

    assert whys(world.cleo, room) == []
    assert set(people_who_bring(entry)) == set()


@pytest.fixture
def three(world, room):
    """Three who bring Seals."""
    people = [world.cleo, arrive("Edda"), arrive("Finn")]
    for person in people:
        join(room, person=person)
        set_offers(person, "ask_me", ["Seals"])
    return people


@pytest.fixture
def seals(world, room, three):
    topic = add_topic(room, name="Seals", by=world.ada)

    def add(number: int):
        return add_opening(room, by=world.ben, title=f"Number {number}", topics=[topic])

    return add


def told(person, entry) -> None:
    Notice.objects.create(
        person=person,
        rule="opening.added",
        reason="can_help",
        key=f"told:{entry.pk}:{person.pk}",
        community=entry.community,
        entry=entry,
    )


def test_nobody_is_told_of_over_a_third_where_others_bring_it(three, seals):
    cleo, edda, finn = three
    for number in range(3):
        told(cleo, seals(number))

    assert set(people_who_bring(seals(9))) == {edda.pk, finn.pk}


def test_what_was_told_over_a_month_ago_is_forgotten(three, seals):
    for number in range(3):
        told(three[0], seals(number))
    later = timezone.now() + dt.timedelta(days=31)

    assert set(people_who_bring(seals(9), at=later)) == {one.pk for one in three}


def test_alone_they_are_still_told_and_not_while_they_rest(world, room, three, seals):
    cleo, edda, finn = three
    for person in (edda, finn):
        Capacity.objects.create(person=person, not_until=dt.date(2100, 1, 1))
    for number in range(3):
        told(cleo, seals(number))

    assert set(people_who_bring(seals(9))) == {cleo.pk}


def test_nothing_of_who_fits_is_logged(world, room, three, seals, as_person):
    entry = seals(1)
    before = Event.objects.count()
    people_who_bring(entry)
    pages = [as_person(one).get("/c/pumps/introductions/") for one in (world.ada, world.ben)]

    assert Event.objects.count() == before
    assert all("For you" not in page.content.decode() for page in pages)
