"""What is known of a community up to a moment, as frames.

Everything after this module is a pure function of them.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from guildhall.health.days import day_of

EVENTS: dict[str, pl.DataType | type[pl.DataType]] = {
    "at": pl.Datetime("us", "UTC"),
    "day": pl.Int32,
    "type": pl.String,
    "actor": pl.Int32,
    "toward": pl.Int32,
    "thread": pl.Int64,
    "reply": pl.Int64,
    "unit": pl.Int64,
    "topics": pl.List(pl.Int64),
    "result": pl.String,
    "target": pl.Int64,
}
MEMBERS = {
    "person": pl.Int32,
    "since": pl.Int32,
    "until": pl.Int32,
    "paused_until": pl.Int32,
    "is_left_out": pl.Boolean,
}
ROLES = {
    "person": pl.Int32,
    "role": pl.String,
    "topic": pl.Int64,
    "since": pl.Int32,
    "until": pl.Int32,
}
UNITS = {"person": pl.Int32, "unit": pl.Int64, "since": pl.Int32, "until": pl.Int32}
INTERESTS = {"person": pl.Int32, "topic": pl.Int64}
ITEMS = {
    "thread": pl.Int64,
    "author": pl.Int32,
    "made": pl.Int32,
    "filled": pl.Float64,
    "look_again": pl.Int32,
    "checked": pl.Int32,
    "is_outside": pl.Boolean,
}
MEETINGS = {
    "thread": pl.Int64,
    "starts": pl.Int32,
    "series": pl.Int64,
    "kind": pl.String,
    "host": pl.Int32,
}
READS = {"day": pl.Int32, "thread": pl.Int64, "reader": pl.Int32, "unit": pl.Int64}
SURVEYS = {
    "wave": pl.Int32,
    "closed": pl.Int32,
    "item": pl.String,
    "key": pl.Int64,
    "value": pl.Float64,
    "invited": pl.Int32,
}
EXITS = {"day": pl.Int32, "reason": pl.String}
CHATS = {"day": pl.Int32, "is_done": pl.Boolean}
PROMISES = {"what": pl.String, "due": pl.Int32, "kept": pl.Int32, "by": pl.Int32}
ACTIONS = {"action": pl.Int64, "taken": pl.Int32, "due": pl.Int32, "done": pl.Int32}


def empty(schema: Mapping[str, pl.DataType | type[pl.DataType]]) -> pl.DataFrame:
    return pl.DataFrame(schema=schema)


@dataclass(frozen=True, slots=True)
class Frames:
    """One community as it stood at `at`.

    People are numbered 0..people−1 by a key that is the same on every database.

    events      what people did (never what the hall did by itself), one row an act, sorted by
                time, type, actor
    members     belonging, in periods of days since 1970 (`until` null: still there)
    roles       the same, for roles
    units       the same, for units
    interests   who declared which topic
    items       tips and practices, with the share of their fields that is filled (0..1) and the
                day of their first check, whether a person checked them or the hall counted
                reports from elsewhere as a check
    meetings    the day on which each was to be
    reads       a day, an item, a reader's sketch that means nothing beyond the window
    surveys     answers under a key that belongs to one wave
    actions     what was taken on in meetings
    exits       why people left, without the people; the day is the Monday of the week
    chats       introductions by the last day of their quarter, and whether they led to a meeting;
                nobody is named
    promises    what had a day: the last one on which it was in time, and the one on which it was
                done (null: it waits); `by` is who began it
    unit_names  what each unit is called
    quiet       days that do not count, from one day until before another: all other days are
                numbered without them (quiet.py)
    rooms       those that are open; None: not known, so that none is closed
    `gaps` says which of these no room feeds yet; `is_closed`: a group of colleagues whose list of
    members is true, since who leaves is taken off it.
    """

    slug: str
    at: dt.datetime
    people: int
    born: int
    zone: str = "UTC"
    community_type: str = ""
    events: pl.DataFrame = field(default_factory=lambda: empty(EVENTS))
    members: pl.DataFrame = field(default_factory=lambda: empty(MEMBERS))
    roles: pl.DataFrame = field(default_factory=lambda: empty(ROLES))
    units: pl.DataFrame = field(default_factory=lambda: empty(UNITS))
    interests: pl.DataFrame = field(default_factory=lambda: empty(INTERESTS))
    items: pl.DataFrame = field(default_factory=lambda: empty(ITEMS))
    meetings: pl.DataFrame = field(default_factory=lambda: empty(MEETINGS))
    reads: pl.DataFrame = field(default_factory=lambda: empty(READS))
    surveys: pl.DataFrame = field(default_factory=lambda: empty(SURVEYS))
    actions: pl.DataFrame = field(default_factory=lambda: empty(ACTIONS))
    exits: pl.DataFrame = field(default_factory=lambda: empty(EXITS))
    chats: pl.DataFrame = field(default_factory=lambda: empty(CHATS))
    promises: pl.DataFrame = field(default_factory=lambda: empty(PROMISES))
    unit_names: Mapping[int, str] = field(default_factory=dict)
    quiet: tuple[tuple[int, int], ...] = ()
    rooms: frozenset[str] | None = None
    gaps: frozenset[str] = frozenset()
    is_closed: bool = False

    @property
    def today(self) -> int:
        """The first day that is not over: windows end before it."""
        return self.counted(day_of(self.at))

    def counted(self, day: int) -> int:
        """A day since 1970 on the calendar of these frames."""
        return day - sum(min(max(day - first, 0), after - first) for first, after in self.quiet)

    def real(self, counted: int) -> int:
        """The day since 1970 of a day of these frames: of a first one that counts again, itself."""
        day = counted
        for first, after in self.quiet:
            if day >= first:
                day += after - first
        return day
