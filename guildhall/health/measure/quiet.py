"""Days that do not count: cut out of every window, not averaged in (domain.md 0.2)."""

import dataclasses
from collections.abc import Iterable, Sequence

import polars as pl

from guildhall.health.measure.frames import Frames

Quiet = tuple[int, int]  # the first day, and the first one after it
ACTS = ("events", "meetings", "reads")  # what happened on such a day does not count either
DAYS = {
    "events": ("day",),
    "members": ("since", "until", "paused_until"),
    "roles": ("since", "until"),
    "units": ("since", "until"),
    "items": ("made", "look_again", "checked"),
    "meetings": ("starts",),
    "reads": ("day",),
    "surveys": ("closed",),
    "exits": ("day",),
    "actions": ("taken", "due", "done"),
    "chats": ("day",),
    "promises": ("due", "kept"),
}


def without_quiet(frames: Frames, quiet: Iterable[Quiet]) -> Frames:
    """The same community on a calendar on which quiet days do not exist.

    A day within them is the next one that counts.
    """
    periods = sorted(quiet)
    if not periods:
        return frames
    changed = {}
    for name, columns in DAYS.items():
        frame: pl.DataFrame = getattr(frames, name)
        if name in ACTS:
            frame = frame.filter(~_is_quiet(pl.col(columns[0]), periods))
        changed[name] = frame.with_columns(
            _counted(pl.col(column), periods).cast(pl.Int32) for column in columns
        )
    # DAYS names tables only
    made = dataclasses.replace(frames, quiet=tuple(periods), **changed)  # type: ignore[arg-type]
    return dataclasses.replace(made, born=made.counted(frames.born))


def _is_quiet(day: pl.Expr, periods: Sequence[Quiet]) -> pl.Expr:
    return pl.any_horizontal([(day >= first) & (day < after) for first, after in periods])


def _counted(day: pl.Expr, periods: Sequence[Quiet]) -> pl.Expr:
    return day - sum(
        ((day - first).clip(0, after - first) for first, after in periods), start=pl.lit(0)
    )
