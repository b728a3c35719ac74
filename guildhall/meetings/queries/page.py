"""What the page of a meeting shows: guests, agenda, times to choose from, lines of notes."""

import re
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Prefetch

from guildhall.commons.models import Entry
from guildhall.commons.page.reads import read_once
from guildhall.meetings.models import (
    AgendaPoint,
    AgendaVote,
    Coming,
    Meeting,
    TimeOption,
    TimeVoice,
)
from guildhall.people.models import Person

_MARKS = re.compile(r"^\s*(?:[-*+•]|\d+[.)]|#{1,6}|>)\s+(?:\[[ xX]\]\s*)?")


@dataclass(slots=True)
class Guests:
    """Who is going, in order: people with a seat, on the waiting list, and who might go.

    `there` are those who were there; `to_note` had a seat and are not noted yet.
    """

    seated: list[Person] = field(default_factory=list)
    waiting: list[Person] = field(default_factory=list)
    perhaps: list[Person] = field(default_factory=list)
    there: list[Person] = field(default_factory=list)
    to_note: list[Person] = field(default_factory=list)
    i_was_there: bool = False
    mine: str = ""
    is_waiting: bool = False


@read_once
def guests_of(entry: Entry, person: Person | None) -> Guests:
    """Of the meeting that the entry is. One query."""
    meeting, guests = entry.meeting, Guests()
    comings = Coming.objects.filter(meeting=meeting).select_related("person")
    for coming in comings.order_by("at", "pk"):
        is_me = person is not None and coming.person_id == person.pk
        guests.mine = coming.answer if is_me else guests.mine
        has_seat = meeting.seats is None or len(guests.seated) < meeting.seats
        if coming.answer == Coming.Answer.YES and has_seat:
            guests.seated.append(coming.person)
        elif coming.answer == Coming.Answer.YES:
            guests.waiting.append(coming.person)
            guests.is_waiting = guests.is_waiting or is_me
        elif coming.answer == Coming.Answer.PERHAPS:
            guests.perhaps.append(coming.person)
        if coming.came_at:
            guests.there.append(coming.person)
            guests.i_was_there = guests.i_was_there or is_me
        elif guests.seated and guests.seated[-1] is coming.person:
            guests.to_note.append(coming.person)
    return guests


@dataclass(frozen=True, slots=True)
class Agenda:
    """The points, the most wanted first, each with `wanted` and `is_mine_too`; and removed ones."""

    points: list[AgendaPoint]
    taken_off: list[AgendaPoint]


def agenda_of(meeting: Meeting, person: Person | None) -> Agenda:
    """One query."""
    mine = AgendaVote.objects.filter(point=OuterRef("pk"), person=person)
    points = AgendaPoint.objects.filter(meeting=meeting).select_related("proposed_by")
    counted = points.annotate(wanted=Count("votes"), is_mine_too=Exists(mine))
    in_order = counted.order_by(F("removed_at").desc(nulls_first=True), "-wanted", "at", "pk")
    rows = list(in_order[:60])
    return Agenda(
        points=[point for point in rows if point.removed_at is None],
        taken_off=[point for point in rows if point.removed_at],
    )


@dataclass(frozen=True, slots=True)
class Suits:
    """One of the suggested times, and whom it suits."""

    option: TimeOption
    yes: list[str]
    perhaps: list[str]
    no: list[str]
    mine: str


def times_of(meeting: Meeting, person: Person | None) -> list[Suits]:
    """The suggested times. Two queries."""
    options = meeting.options.prefetch_related(
        Prefetch("voices", TimeVoice.objects.select_related("person").order_by("at"))
    )
    return [_suits(option, person) for option in options]


def _suits(option: TimeOption, person: Person | None) -> Suits:
    names: dict[str, list[str]] = {"yes": [], "perhaps": [], "no": []}
    mine = ""
    for voice in option.voices.all():
        names[voice.answer].append(voice.person.name)
        mine = voice.answer if person and voice.person_id == person.pk else mine
    return Suits(option, names["yes"], names["perhaps"], names["no"], mine)


def lines_of(source: str) -> list[str]:
    """The lines of notes that can be used on their own.

    Without list marks, each once, and long enough to say something.
    """
    lines = [_MARKS.sub("", line).strip() for line in source.splitlines()]
    useful = [line for line in lines if len(line) > 3 and any(map(str.isalpha, line))]
    return list(dict.fromkeys(useful))[:80]
