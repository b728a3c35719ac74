"""What questions, tips and meetings have besides their entry."""

import datetime as dt
from collections.abc import Sequence

from guildhall.bench.rows import insert
from guildhall.bench.scale.entries import YEARS
from guildhall.commons.models import Entry, Reply
from guildhall.meetings.events import MEETING
from guildhall.meetings.models import Meeting, MeetingState
from guildhall.practices.events import TIP
from guildhall.practices.models import CheckState, Way
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Question, State


def add_to_rooms(entries: Sequence[Entry], replies: Sequence[Reply]) -> None:
    """Their rows; the first answer to a solved question is what solved it."""
    first: dict[int, Reply] = {}
    for reply in replies:
        first.setdefault(reply.entry_id, reply)
    insert(_question(one, first.get(one.pk)) for one in entries if one.kind == QUESTION)
    insert(_way(one) for one in entries if one.kind == TIP)
    insert(_meeting(one) for one in entries if one.kind == MEETING)


def _question(entry: Entry, answer: Reply | None) -> Question:
    question = Question(entry=entry)
    if answer:
        question.first_reply_at = answer.created_at
    if answer and entry.state == State.SOLVED:
        question.accepted_reply, question.accepted_at = answer, answer.created_at
        question.accepted_by_id = entry.author_id
    return question


def _way(entry: Entry) -> Way:
    """Two of three are checked, and all are checked again after some months."""
    is_checked = entry.pk % 3 > 0
    again = entry.created_at + dt.timedelta(days=YEARS * 365 + entry.pk % 365 - 30)
    return Way(
        entry=entry,
        parts={"fix": entry.body},
        check_state=CheckState.CHECKED if is_checked else CheckState.UNCHECKED,
        checked_at=entry.created_at if is_checked else None,
        look_again_on=again.date(),
    )


def _meeting(entry: Entry) -> Meeting:
    """Held when it was written, or to come in a third of the days that it is old."""
    now, at = dt.datetime.now(dt.UTC), entry.created_at
    if entry.state == MeetingState.PLANNED:
        at = now + (now - at) / YEARS
    return Meeting(entry=entry, starts_at=at, ends_at=at + dt.timedelta(hours=1))
