"""What figures may know of ideas: the day of the answer, and whether it came by then."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.promised import Promised, all_promised
from guildhall.ideas.actions import (
    add_idea,
    look_at_idea,
    reopen_idea,
    set_idea_aside,
)
from guildhall.ideas.models import Idea

pytestmark = pytest.mark.database

A_DAY = dt.timedelta(days=1)


def test_being_looked_at_is_no_answer_and_not_now_is_one(room, idea, world):
    due_on = Idea.objects.get(pk=idea.pk).answer_by
    look_at_idea(idea, by=world.ada)

    (waiting,) = all_promised(room, timezone.now())
    set_idea_aside(idea, by=world.ada, reason="Next year")
    (answered,) = all_promised(room, timezone.now())

    assert waiting == Promised("idea answered", due_on, None, world.ben.pk)
    assert answered.kept_on is not None
    assert answered.kept_on <= due_on


def test_at_a_moment_only_what_was_known_then(room, idea, world):
    asked, later = timezone.now(), timezone.now() + 9 * A_DAY
    set_idea_aside(idea, by=world.ada, reason="Next year", at=later)

    assert [one.kept_on for one in all_promised(room, asked)] == [None]
    assert [one.kept_on for one in all_promised(room, later)] == [later.date()]
    assert all_promised(room, idea.created_at - A_DAY) == []


def test_one_that_was_opened_again_is_promised_another_answer(room, idea, world):
    set_idea_aside(idea, by=world.ada, reason="Next year")
    reopen_idea(idea, by=world.ada)

    assert [one.kept_on for one in all_promised(room, timezone.now())] == [None]


def test_what_was_not_promised_or_is_away_is_not_there(room, world):
    add_idea(room, by=world.ben, title="Paint the shed")
    Idea.objects.update(answer_by=None)

    assert all_promised(room, timezone.now()) == []
