"""The entries of one batch of numbers: questions, posts, tips and meetings."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from guildhall.bench.rows import insert
from guildhall.bench.scale.places import Hall
from guildhall.bench.scale.texts import Text, Texts
from guildhall.commons.models import Authorship, Entry, Standing
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.kit.words import fold
from guildhall.meetings.events import MEETING
from guildhall.meetings.models import MeetingState
from guildhall.practices.events import TIP
from guildhall.practices.models import Rung
from guildhall.questions.events import QUESTION
from guildhall.questions.models import State
from guildhall.talk.events import POST

YEARS = 3
KINDS = [QUESTION] * 11 + [POST] * 5 + [TIP] * 3 + [MEETING]  # of twenty numbers
MANY_REPLIES = 20
HELD_EVERY = 97


@dataclass(frozen=True, slots=True)
class Filled:
    """An entry with the text it was made of, and how many replies it is to have."""

    entry: Entry
    text: Text
    replies: int


def add_entries(
    hall: Hall, numbers: Sequence[int], texts: Texts, chance: random.Random
) -> list[Filled]:
    """One entry for each number."""
    now = dt.datetime.now(dt.UTC)
    filled = [_entry(hall, number, texts.entry(number), chance, now) for number in numbers]
    entries = [one.entry for one in filled]
    insert(entries)
    insert(Authorship(entry=entry, person_id=entry.author_id) for entry in entries)
    filed = Entry.topics.through
    insert(
        filed(entry_id=entry.pk, topic_id=chance.choice(hall.topics[entry.community_id]))
        for entry in entries
    )
    return filled


def _entry(hall: Hall, number: int, text: Text, chance: random.Random, now: dt.datetime) -> Filled:
    kind = KINDS[number % len(KINDS)]
    replies = replies_to(number, kind)
    at = now - dt.timedelta(minutes=chance.randrange(YEARS * 365 * 24 * 60))
    entry = Entry(
        community=chance.choices(hall.communities, hall.chances)[0],
        kind=kind,
        author_id=chance.choice(hall.people),
        title="" if kind == POST else text.title,
        name_key="" if kind == POST else fold(text.title),
        lead=text.lead,
        state=_state(number, kind),
        body=text.markdown,
        body_html=text.html,
        renderer_version=RENDERER_VERSION,
        standing=Standing.PUBLISHED if number % HELD_EVERY else Standing.HIDDEN,
        created_at=at,
        last_active_at=min(now, at + dt.timedelta(hours=replies)),
        reply_count=replies,
        answer_count=replies if kind == QUESTION else 0,
    )
    return Filled(entry, text, replies)


def replies_to(number: int, kind: str) -> int:
    """Some questions have twenty answers, the solved ones at least one; half of the posts have one.

    That is about one reply for each entry.
    """
    if kind == QUESTION and number // len(KINDS) % 2 and number % len(KINDS) == 0:
        return MANY_REPLIES
    if kind in (QUESTION, POST):
        return number % 2
    return 0


def _state(number: int, kind: str) -> str:
    """Half of the questions wait; two of a hundred meetings are to come."""
    if kind == QUESTION:
        return State.SOLVED if number % 2 else State.WAITING
    if kind == TIP:
        return (Rung.NEW, Rung.TRIED, Rung.HERE, Rung.ELSEWHERE)[number % 4]
    if kind == MEETING:
        return MeetingState.PLANNED if number // len(KINDS) % 50 == 0 else MeetingState.HELD
    return ""
