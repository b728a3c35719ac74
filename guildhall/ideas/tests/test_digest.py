"""What a digest says of Ideas, and what can be counted about it."""

import datetime as dt

from django.utils import timezone

from guildhall.ideas import actions
from guildhall.ideas.digest import last_days, showed
from guildhall.ideas.room import evidence
from guildhall.ideas.tests.worlds import brief
from guildhall.notifications.digest import Reader
from guildhall.people.models import Person


def read_by(person: Person, community) -> Reader:
    return Reader(person, timezone.now() - dt.timedelta(days=7), [community.pk])


def test_a_challenge_is_in_it_for_its_last_week_but_not_for_who_decides(world, ideas_room):
    today = timezone.localdate()
    for days in (5, 14):
        actions.begin_challenge(
            ideas_room,
            by=world.ada,
            brief=brief(
                world.cleo,
                question=f"In {days} days?",
                until_on=today + dt.timedelta(days=days),
            ),
        )

    section = last_days(read_by(world.ben, ideas_room))

    assert section is not None
    assert ([row.title for row in section.rows], section.is_todo) == (["In 5 days?"], True)
    assert last_days(read_by(world.cleo, ideas_room)) is None
    assert last_days(Reader(world.dov, timezone.now(), [])) is None


def test_what_small_tests_showed_is_in_it_also_when_they_were_stopped(world, small_test):
    actions.stop_small_test(
        small_test, by=world.ben, result="failed", learned="Gel melts.", saved="400 €"
    )

    section = showed(read_by(world.cleo, world.community))

    assert section is not None
    assert [row.line for row in section.rows] == ["Stopped in good time: it saved 400 €"]
    assert showed(read_by(world.ben, world.community)) is None


def test_evidence_counts_tests_that_ended_and_says_nothing_of_none(world, small_test):
    before = evidence(world.community)["learned"]
    actions.finish_small_test(small_test, by=world.ben, result="worked", learned="Dry.")

    after = evidence(world.community)["learned"]

    assert (before.value, before.sentence) == (0, "")
    assert after.value == 1
    assert "1 small test ended" in after.sentence
