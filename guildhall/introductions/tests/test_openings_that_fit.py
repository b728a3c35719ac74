"""An opening that fits reaches the home page, with the reason; also by a skill above or below."""

import pytest

from guildhall.commons.kinds import path_of
from guildhall.communities.actions import add_topic, shut_room
from guildhall.communities.models import Topic
from guildhall.introductions.actions import add_opening, close_opening
from guildhall.introductions.queries import openings_for
from guildhall.people.actions import block, set_offers
from guildhall.skills.actions import load_skills
from guildhall.skills.lists import ListedSkill, ReadList

pytestmark = pytest.mark.database

CARD = "An opening for you"


@pytest.fixture
def home(as_person):
    """What a person reads on their home page."""
    return lambda person: as_person(person).get("/").content.decode()


@pytest.fixture
def opening(world, room):
    """Cleo brings what Ben looks for."""
    set_offers(world.cleo, "ask_me", ["Rewiring"])
    return add_opening(room, by=world.ben, title="Rewiring a cabinet")


def test_it_is_a_card_for_who_brings_it_alone(world, opening, home):
    page = home(world.cleo)

    assert CARD in page
    assert "It asks for something you bring: Rewiring." in page
    assert path_of(opening, "pumps") in page
    assert [CARD in home(person) for person in (world.ada, world.ben, world.dov)] == [False] * 3


def test_once_it_is_put_away_it_is_still_in_the_room(world, opening, home, as_person):
    as_person(world.cleo).post(f"/me/cards/opening/{opening.pk}/skip/")
    room = as_person(world.cleo).get("/c/pumps/introductions/").content.decode()

    assert CARD not in home(world.cleo)
    assert "It asks for something you bring: Rewiring." in room


@pytest.mark.parametrize("why", ["closed", "shut", "blocks", "is blocked"])
def test_it_is_no_card_once_nobody_could_answer(world, room, opening, home, why):
    if why == "closed":
        close_opening(opening, by=world.ben)
    elif why == "shut":
        shut_room(room, room="introductions", by=world.ada)
    elif why == "blocks":
        block(world.ben, by=world.cleo)
    else:
        block(world.cleo, by=world.ben)

    assert CARD not in home(world.cleo)


@pytest.fixture
def skills_list(world, room):
    """Everything is a topic, too."""
    levels = [("Joining metal", ()), ("Welding", ("1",)), ("TIG work", ("2",))]
    skills = [
        ListedSkill(str(number), name, broader=broader)
        for number, (name, broader) in enumerate(levels, start=1)
    ]
    load_skills(ReadList(skills), name="Ours")
    for name, _broader in levels:
        add_topic(room, name=name, by=world.ada)


@pytest.mark.parametrize(
    ("kind", "brings", "topic", "why"),
    [
        ("ask_me", "TIG work", "Welding", "It asks for Welding, and you bring a part of it"),
        ("ask_me", "Welding", "TIG work", "It asks for TIG work, a part of what you bring"),
        ("learn", "TIG work", "Welding", "It offers Welding, and you'd like to learn a part of it"),
        ("learn", "Welding", "TIG work", "It offers TIG work, a part of what you'd like to learn"),
        ("ask_me", "TIG work", "Joining metal", ""),
        ("lend", "TIG work", "Welding", ""),
    ],
)
def test_a_skill_above_or_below_fits_and_the_reason_says_so(
    world, room, skills_list, kind, brings, topic, why
):
    way = "offered" if kind == "learn" else "sought"
    topics = list(Topic.objects.filter(name=topic))
    add_opening(room, by=world.ben, title="Two days", way=way, topics=topics)
    set_offers(world.cleo, kind, [brings])

    fits = openings_for(world.cleo, [room.pk], most=3)

    assert [fit.why for fit in fits] == ([f"{why}: {brings}."] if why else [])


def test_what_is_the_same_is_the_reason_before_a_part_of_it(world, room, skills_list):
    add_opening(room, by=world.ben, title="Two days", topics=Topic.objects.filter(name="Welding"))
    set_offers(world.cleo, "ask_me", ["TIG work", "Welding"])

    [fit] = openings_for(world.cleo, [room.pk], most=3)

    assert fit.why == "It asks for something you bring: Welding."
