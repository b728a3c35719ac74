"""The promise of a first reply: what is usual, and how long a question has waited past it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from guildhall.communities.actions import promise_reply
from guildhall.communities.seats import take_seat
from guildhall.kit.working_hours import working_hours_between
from guildhall.questions.actions import answer, ask
from guildhall.questions.queries import Promise, promise_of, question_at

pytestmark = pytest.mark.database

VIENNA = ZoneInfo("Europe/Vienna")


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-02 09:00", "2026-03-02 11:30", 2.5),  # Monday morning
        ("2026-03-02 16:00", "2026-03-03 09:00", 2),  # over a night
        ("2026-03-06 16:00", "2026-03-09 09:00", 2),  # over a weekend
        ("2026-03-07 10:00", "2026-03-08 20:00", 0),  # at a weekend
        ("2026-03-27 16:00", "2026-03-30 09:00", 2),  # over the change to summer time
        ("2026-03-02 11:00", "2026-03-02 09:00", 0),  # backwards
    ],
)
def test_working_hours_are_those_of_people_at_work(start, end, hours):
    first, last = (
        dt.datetime.fromisoformat(moment).replace(tzinfo=VIENNA) for moment in (start, end)
    )

    assert working_hours_between(first, last, VIENNA) == hours


@pytest.mark.parametrize(
    ("waited", "days", "sentence", "is_late"),
    [
        (0, 0, "First reply promised within 4 working hours", False),
        (3, 3, "First reply promised within 4 working hours", False),  # over a weekend
        (4, 0, "Waiting 4 working hours: can you help?", True),
        (19, 2, "Waiting 2 days: can you help?", True),
    ],
)
def test_what_it_says(waited, days, sentence, is_late):
    promise = Promise(waited, 4, days)

    assert (promise.sentence, promise.is_late) == (sentence, is_late)


def test_days_are_those_since_it_was_asked(world):
    promise_reply(world.community, within_hours=4, by=world.ada)
    question = ask(world.community, by=world.cleo, title="Why?")

    later = question.created_at + dt.timedelta(days=4, hours=1)

    assert promise_of(question, world.community, now=later).days == 4


def test_it_ends_with_the_first_reply_of_somebody_else(world):
    promise_reply(world.community, within_hours=4, by=world.ada)
    question = ask(world.community, by=world.cleo, title="Why?")

    def current():
        seat = take_seat("pumps", world.ben)
        return promise_of(question_at(seat, question.pk), seat.community)

    promised = current()
    answer(question, by=world.cleo, body="I forgot to say")
    own = current()
    answer(question, by=world.ben, body="The seal")

    assert (promised, own, current()) == (Promise(0, 4), Promise(0, 4), None)
