"""A tip unchecked for two working days is offered to two people who know the topic."""

import datetime as dt

import pytest
import time_machine

from guildhall.commons.models import Entry
from guildhall.communities.actions import add_topic, give_role, join, pause_member
from guildhall.communities.models import Community
from guildhall.notifications.models import ChosenLevel, Notice
from guildhall.notifications.queries import in_words
from guildhall.people.actions import arrive, block, leave, set_offers
from guildhall.people.models import Person
from guildhall.practices.actions import (
    add_tip,
    check_way,
    claim_check,
    offer_checks,
    set_rules,
    withdraw_way,
)

pytestmark = pytest.mark.database

FRIDAY = dt.datetime(2026, 3, 6, 9, tzinfo=dt.UTC)
OFFERED = "check.offered"


@pytest.fixture
def seals(world):
    return add_topic(world.community, name="Seals", by=world.ada)


@pytest.fixture
def experts(world) -> list[Person]:
    """Three who listed seals under “Ask me about”."""
    people = [arrive(name) for name in ("Eve", "Fay", "Gus")]
    for person in people:
        join(world.community, person=person)
        set_offers(person, "ask_me", ["Seals"])
    return people


@pytest.fixture
def written(room, world, seals) -> Entry:
    """On a Friday at nine, by Ben."""
    with time_machine.travel(FRIDAY, tick=False):
        return add_tip(
            room, by=world.ben, seen="It drips", parts={"fix": "Wide ones"}, topics=[seals]
        )


def at(moment: dt.datetime, deliver) -> None:
    with time_machine.travel(moment, tick=False):
        offer_checks()
        offer_checks()
        deliver()


def asked() -> list[str]:
    return sorted(Notice.objects.filter(rule=OFFERED).values_list("person__name", flat=True))


TUESDAY = FRIDAY + dt.timedelta(days=4)


def test_two_are_asked_after_two_working_days_and_nobody_twice(world, experts, written, deliver):
    at(FRIDAY + dt.timedelta(days=2), deliver)  # a Sunday
    at(FRIDAY + dt.timedelta(days=3, hours=7), deliver)  # Monday afternoon
    before = asked()
    at(TUESDAY, deliver)
    first = asked()
    at(TUESDAY + dt.timedelta(days=2), deliver)

    assert (before, first, asked()) == ([], ["Eve", "Fay"], ["Eve", "Fay"])
    [notice] = in_words(
        Notice.objects.of(experts[0])
        .filter(rule=OFFERED)
        .select_related("entry__community", "community")
    )
    assert notice.sentence == "Nobody has checked “It drips” yet. You know the topic: could you?"
    assert notice.path == f"/c/pumps/tips/{written.address}/"


def test_the_next_ones_turn_comes_with_the_next_tip(world, room, seals, experts, written, deliver):
    at(TUESDAY, deliver)
    with time_machine.travel(TUESDAY, tick=False):
        add_tip(room, by=world.cleo, seen="It hisses", parts={"fix": "Narrow ones"}, topics=[seals])
    at(TUESDAY + dt.timedelta(days=2), deliver)

    assert asked() == ["Eve", "Eve", "Fay", "Gus"]


def test_a_word_of_the_title_is_a_topic_too(world, room, deliver):
    set_offers(world.cleo, "ask_me", ["drips"])
    with time_machine.travel(FRIDAY, tick=False):
        add_tip(room, by=world.ben, seen="What drips there?", parts={"fix": "Wide ones"})
    at(TUESDAY, deliver)

    assert asked() == ["Cleo"]


def test_who_only_wants_to_learn_it_or_listed_something_else_is_not_asked(world, written, deliver):
    set_offers(world.cleo, "learn", ["Seals"])
    set_offers(world.ada, "ask_me", ["Pumps"])
    at(TUESDAY, deliver)

    assert asked() == []


def test_nobody_is_asked_who_cannot_or_would_rather_not(world, written, experts, deliver):
    """The author, an outsider, someone paused, gone, blocking or blocked, or with no notices."""
    set_offers(world.ben, "ask_me", ["Seals"])
    set_offers(world.dov, "ask_me", ["Seals"])
    eve, fay, gus = experts
    block(eve, by=world.ben)
    block(world.ben, by=fay)
    pause_member(world.community, person=gus, until=FRIDAY + dt.timedelta(days=30))
    mute = arrive("Mute")
    join(world.community, person=mute)
    set_offers(mute, "ask_me", ["Seals"])
    ChosenLevel.objects.create(person=mute, community=world.community, level="nothing")
    gone = arrive("Gone")
    join(world.community, person=gone)
    set_offers(gone, "ask_me", ["Seals"])
    leave(gone, left_as="name")
    at(TUESDAY, deliver)

    assert asked() == []


@pytest.mark.parametrize("act", ["check", "claim", "withdraw", "hide", "close the room"])
def test_what_needs_no_check_is_not_offered(world, written, experts, deliver, act):
    with time_machine.travel(FRIDAY + dt.timedelta(hours=1), tick=False):
        if act == "check":
            check_way(written, by=world.cleo)
        elif act == "claim":
            set_rules(
                world.community,
                by=world.ada,
                checked_by_named=True,
                needs_second=False,
                look_again_months=12,
            )
            give_role(world.community, person=world.cleo, role="checker", by=world.ada)
            claim_check(written, by=world.cleo)
        elif act == "withdraw":
            withdraw_way(written, by=world.ben, reason="Wrong")
        elif act == "hide":
            Entry.objects.filter(pk=written.pk).update(standing="hidden")
        else:
            rooms = [room for room in world.community.open_rooms if room != "practices"]
            Community.objects.filter(pk=world.community.pk).update(open_rooms=rooms)
    at(TUESDAY, deliver)

    assert asked() == []


def test_where_checkers_are_named_two_of_these_are_asked(world, written, experts, deliver):
    set_rules(
        world.community,
        by=world.ada,
        checked_by_named=True,
        needs_second=False,
        look_again_months=12,
    )
    give_role(world.community, person=world.cleo, role="checker", by=world.ada)
    at(TUESDAY, deliver)

    assert asked() == ["Cleo"]
    [notice] = in_words(
        Notice.objects.of(world.cleo)
        .filter(rule=OFFERED)
        .select_related("entry__community", "community")
    )
    assert notice.sentence == "Nobody has checked “It drips” yet. Could you?"


def test_old_ones_are_not_brought_up_when_the_hall_learns_to_offer(
    world, written, experts, deliver
):
    at(FRIDAY + dt.timedelta(days=40), deliver)

    assert asked() == []


def test_somebody_who_lists_the_topic_later_is_asked_then(world, written, deliver):
    at(TUESDAY, deliver)
    set_offers(world.cleo, "ask_me", ["Seals"])
    at(TUESDAY + dt.timedelta(hours=3), deliver)

    assert asked() == ["Cleo"]
