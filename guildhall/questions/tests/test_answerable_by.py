"""What someone may be able to answer: of the newest that wait, the best fit first."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.actions import add_topic, start_community
from guildhall.communities.models import Community
from guildhall.people.actions import set_offers
from guildhall.people.models import Offer
from guildhall.questions.actions import accept_answer, answer, ask, match_waiting
from guildhall.questions.models import Fit
from guildhall.questions.queries import (
    LATELY,
    answerable_by,
    helping,
    question_to_answer,
)

pytestmark = pytest.mark.database


def answerable(world, *communities) -> list[tuple[str, Fit]]:
    """By Ben, once the worker has looked: titles, and whether something speaks for him."""
    match_waiting()
    ids = [one.pk for one in communities or [world.community]]
    entries = answerable_by(
        world.ben,
        Community.objects.filter(pk__in=ids),
        lately=timezone.now() - LATELY,
    )
    questions = [question_to_answer(entry, world.ben) for entry in entries]
    return [(question.entry.title, question.fit) for question in questions]


def test_what_fits_comes_first_then_what_is_urgent_then_the_oldest(world):
    seals = add_topic(world.community, name="Seals", by=world.ada)
    solved = ask(world.community, by=world.cleo, title="Solved?", topics=[seals])
    accept_answer(answer(solved, by=world.ben, body="So"), by=world.cleo)
    for title, more in {
        "Old?": {},
        "This week?": {"need": "this_week"},
        "Now?": {"need": "now"},
        "A seal?": {"topics": [seals]},
        "Compressors?": {},
        "New?": {},
    }.items():
        ask(world.community, by=world.cleo, title=title, **more)
    answered = ask(world.community, by=world.cleo, title="Answered?", need="now")
    answer(answered, by=world.ada, body="So")
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Compressors"])

    assert answerable(world) == [
        ("A seal?", Fit.MATCHED),
        ("Compressors?", Fit.MATCHED),
        ("Now?", Fit.OPEN),
        ("This week?", Fit.OPEN),
        ("Old?", Fit.OPEN),
        ("New?", Fit.OPEN),
        ("Answered?", Fit.OPEN),
    ]


def test_ones_own_and_those_one_replied_to_are_left_out(world):
    ask(world.community, by=world.ben, title="Mine?")
    answer(ask(world.community, by=world.cleo, title="Answered?"), by=world.ben, body="So")
    ask(world.community, by=world.cleo, title="Another?")

    assert answerable(world) == [("Another?", Fit.OPEN)]


def test_only_the_newest_of_each_community_and_of_all_are_walked(world, monkeypatch):
    other = start_community("Other", by=world.ada, purpose="Else", slug="other")
    now = timezone.now()
    for number in range(6):
        at = now - dt.timedelta(hours=number)
        ask(world.community, by=world.cleo, title=f"Here, {number}?", at=at)
        ask(other, by=world.ada, title=f"There, {number}?", at=at - dt.timedelta(minutes=30))
    everything = answerable(world, world.community, other)
    monkeypatch.setattr(helping, "MOST_WALKED", 3)

    of_one, of_both = answerable(world), answerable(world, world.community, other)

    assert len(everything) == 12
    assert [title for title, _fit in of_one] == ["Here, 2?", "Here, 1?", "Here, 0?"]
    assert [title for title, _fit in of_both] == ["Here, 1?", "There, 0?", "Here, 0?"]


def test_what_waits_since_ever_is_walked_where_fewer_wait(world):
    ask(world.community, by=world.cleo, title="Old?", at=dt.datetime(1999, 5, 5, tzinfo=dt.UTC))

    assert answerable(world) == [("Old?", Fit.OPEN)]


def test_what_was_asked_long_ago_comes_after_what_was_asked_lately(world):
    for title, days in {"Last year?": 400, "Last week?": 7}.items():
        ask(world.community, by=world.cleo, title=title, at=timezone.now() - dt.timedelta(days))

    assert [title for title, _fit in answerable(world)] == ["Last week?", "Last year?"]
