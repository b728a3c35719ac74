"""Reads of meetings, shaped for one page each."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from guildhall.commons.models import Entry, Standing
from guildhall.commons.page.reads import read_once
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared
from guildhall.meetings.models import (
    ActionPoint,
    AgendaPoint,
    AgendaVote,
    Coming,
    Meeting,
    MeetingState,
    Series,
    TimeOption,
    TimeVoice,
    WouldHost,
)
from guildhall.people.models import Person

LATER_DATES = 8
HORIZON = dt.timedelta(days=366)
_MARKS = re.compile(r"^\s*(?:[-*+•]|\d+[.)]|#{1,6}|>)\s+(?:\[[ xX]\]\s*)?")
A_MONTH = dt.timedelta(days=30)
CATCH_UP = dt.timedelta(days=14)


def meetings_at(seat: Seat) -> QuerySet[Meeting]:
    """The community's meetings that the seat sees, without their notes."""
    entries = Entry.objects.at(seat)
    found = Meeting.objects.filter(entry__in=entries).select_related(
        "entry__author", "host", "series"
    )
    return found.defer("entry__body", "entry__body_html")


def coming_up(community: Community, *, limit: int = 40) -> list[Meeting]:
    """Planned meetings that are not over, the next first. One query."""
    found = (
        Meeting.objects.coming_up()
        .filter(entry__community=community)
        .select_related("entry", "host", "series")
    )
    return list(found.defer("entry__body", "entry__body_html").order_by("starts_at", "pk")[:limit])


def without_repeats(meetings: Iterable[Meeting]) -> list[Meeting]:
    """What comes within a month, and beyond that the first of each series only."""
    soon, seen, found = timezone.now() + A_MONTH, set(), []
    for meeting in meetings:
        if (
            meeting.series_id is None
            or meeting.series_id not in seen
            or (meeting.starts_at and meeting.starts_at < soon)
        ):
            found.append(meeting)
        seen.add(meeting.series_id)
    return found


def finding_time(community: Community) -> list[Meeting]:
    """Meetings whose time is still to be found."""
    found = Meeting.objects.published().filter(
        entry__community=community, entry__state=MeetingState.FINDING
    )
    return list(
        found.select_related("entry").defer("entry__body", "entry__body_html").order_by("pk")[:12]
    )


def past_meetings(seat: Seat) -> QuerySet[Meeting]:
    """What lies behind us, to be read from the newest on."""
    return meetings_at(seat).filter(ends_at__lte=timezone.now(), entry__standing=Standing.PUBLISHED)


def meeting_at(seat: Seat, entry_id: int) -> Meeting | None:
    """The meeting with its entry, host and series, where the seat sees it. One query."""
    found = Meeting.objects.filter(pk=entry_id, entry__in=Entry.objects.at(seat))
    meeting = found.select_related("entry__author", "host", "series").first()
    if meeting:
        meeting.entry.community = seat.community
    return meeting


@dataclass(slots=True)
class Guests:
    """Who comes, in order: those with a seat, those who wait for one, those who perhaps come; who was there, and who had a seat and is not noted."""

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
    for coming in (
        Coming.objects.filter(meeting=meeting).select_related("person").order_by("at", "pk")
    ):
        is_me = person is not None and coming.person_id == person.pk
        guests.mine = coming.answer if is_me else guests.mine
        if coming.answer == Coming.Answer.YES and (
            meeting.seats is None or len(guests.seated) < meeting.seats
        ):
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
    """The points that stand, the most wanted first, each with `wanted` and `is_mine_too`; and those that were taken off."""

    points: list[AgendaPoint]
    taken_off: list[AgendaPoint]


def agenda_of(meeting: Meeting, person: Person | None) -> Agenda:
    """One query."""
    mine = AgendaVote.objects.filter(point=OuterRef("pk"), person=person)
    points = AgendaPoint.objects.filter(meeting=meeting).select_related("proposed_by")
    counted = points.annotate(wanted=Count("votes"), is_mine_too=Exists(mine))
    found = list(
        counted.order_by(F("removed_at").desc(nulls_first=True), "-wanted", "at", "pk")[:60]
    )
    return Agenda(
        [one for one in found if one.removed_at is None], [one for one in found if one.removed_at]
    )


def action_points_of(meeting: Meeting) -> tuple[list[ActionPoint], list[ActionPoint]]:
    """What was carried here from earlier meetings of the series and is open, and what was taken on in this one. One query."""
    points = ActionPoint.objects.filter(meeting=meeting)
    if meeting.series_id and meeting.starts_at:
        here = ActionPoint.objects.open().filter(
            community=meeting.entry.community_id, meeting__starts_at__lt=meeting.starts_at
        )
        earlier = here.filter(meeting__series__in=_with_those_before(meeting.series_id))
        points = ActionPoint.objects.filter(Q(meeting=meeting) | Q(pk__in=earlier.values("pk")))
    found = list(points.select_related("owner")[:120])
    carried = (
        []
        if meeting.is_over and meeting.entry.state != MeetingState.PLANNED
        else [one for one in found if one.meeting_id != meeting.pk]
    )
    return carried, [one for one in found if one.meeting_id == meeting.pk]


def _with_those_before(series_id: int) -> QuerySet[Series]:
    """A series, and the one from which it goes on: an action outlives a change of rhythm."""
    return Series.objects.filter(Q(pk=series_id) | Q(continued_by=series_id))


@dataclass(frozen=True, slots=True)
class Suits:
    """One time that was proposed, and whom it suits."""

    option: TimeOption
    yes: list[str]
    perhaps: list[str]
    no: list[str]
    mine: str


def times_of(meeting: Meeting, person: Person | None) -> list[Suits]:
    """The times that were proposed. Two queries."""
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
    """The lines of notes from which something can be made: without list marks, each once, long enough to say something."""
    lines = (_MARKS.sub("", line).strip() for line in source.splitlines())
    return list(
        dict.fromkeys(
            line for line in lines if len(line) > 3 and any(letter.isalpha() for letter in line)
        )
    )[:80]


def open_actions(community: Community) -> QuerySet[ActionPoint]:
    """What is open in a community: what is due first on top, what has no date below."""
    return (
        ActionPoint.objects.open()
        .filter(community=community)
        .select_related("owner")
        .order_by("due_on", "pk")
    )


def done_lately(community: Community) -> QuerySet[ActionPoint]:
    """What was done, to be read from the newest on."""
    return ActionPoint.objects.filter(community=community, done_at__isnull=False).select_related(
        "owner"
    )


def series_of(community: Community) -> list[Series]:
    """The series that run, the oldest first."""
    return list(Series.objects.running().filter(community=community).order_by("made_at", "pk")[:30])


def later_days(series: Series, known: Iterable[Meeting]) -> list[dt.datetime]:
    """When it meets after the meetings that are rows already: computed, within a year. No query."""
    last = max(
        (meeting.occurs_on for meeting in known if meeting.occurs_on), default=timezone.now().date()
    )
    if not series.is_running:
        return []
    days = series.days(since=last + dt.timedelta(days=1), until=timezone.now().date() + HORIZON)
    return [series.moment(day) for day in islice(days, LATER_DATES)]


@dataclass(frozen=True, slots=True)
class Hosts:
    """Who would host a series: those who have not yet come first."""

    fresh: list[Person]
    others: list[Person]
    i_would: bool


def hosts_of(series: Series, person: Person | None) -> Hosts:
    """Only those who said that they would. One query."""
    hosted = Meeting.objects.filter(
        series=series, host=OuterRef("person"), entry__state=MeetingState.HELD
    )
    offers = WouldHost.objects.filter(
        series=series, person__in=Person.objects.here()
    ).select_related("person")
    rows = list(offers.annotate(has_hosted=Exists(hosted)).order_by("at", "pk")[:60])
    mine = any(person and row.person_id == person.pk for row in rows)
    return Hosts(
        [row.person for row in rows if not row.has_hosted],
        [row.person for row in rows if row.has_hosted],
        mine,
    )


def next_meetings_of(person: Person, *, at: dt.datetime) -> QuerySet[Meeting]:
    """What comes in the person's communities and to which they did not say no, the next first."""
    no = Coming.objects.filter(meeting=OuterRef("pk"), person=person, answer=Coming.Answer.NO)
    found = Meeting.objects.coming_up(at).filter(entry__community__in=Community.objects.of(person))
    return found.exclude(Exists(no)).order_by("starts_at", "pk")


def with_my_answer(meetings: QuerySet[Meeting], person: Person) -> QuerySet[Meeting]:
    """With `i_come`, and what a row shows."""
    mine = Coming.objects.filter(meeting=OuterRef("pk"), person=person, answer=Coming.Answer.YES)
    found = meetings.annotate(i_come=Exists(mine)).select_related("entry__community", "host")
    return found.defer("entry__body", "entry__body_html")


def missed_by(person: Person, *, at: dt.datetime, since: dt.datetime) -> QuerySet[Meeting]:
    """Meetings since then to which the person wanted to come and did not, and whose notes are there; the newest first."""
    wanted = Coming.objects.filter(meeting=OuterRef("pk"), person=person, came_at=None).exclude(
        answer__in=["", Coming.Answer.NO]
    )
    held = Meeting.objects.published().filter(
        entry__community__in=Community.objects.of(person).going_on(), entry__state=MeetingState.HELD
    )
    found = held.filter(Exists(wanted), starts_at__gt=since, ends_at__lte=at).exclude(
        entry__body=""
    )
    return found.order_by("-starts_at", "-pk")


def my_actions(person: Person) -> list[ActionPoint]:
    """What the person has taken on and not done, what is due first on top: at most six. One query."""
    return _my_actions.rows(person_id=person.pk)


@prepared
def _my_actions(person_id: int) -> QuerySet[ActionPoint]:
    mine = ActionPoint.objects.open().filter(
        owner=person_id, community__in=Community.objects.of(Person(pk=person_id)).order_by()
    )
    return mine.select_related("community").order_by("due_on", "pk")[:6]
