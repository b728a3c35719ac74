"""What may be said of a year-on-year pair: each end passes the gate by itself.

Of one to four people nobody says how many, nor of a group that leaves one to four over. Where one
end may not be said the other is rounded, so that no difference tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from guildhall.health.days import date_of
from guildhall.health.numbers import numbers

if TYPE_CHECKING:
    from guildhall.health.measure.change import Counts
    from guildhall.health.measure.falling import Course
    from guildhall.health.measure.frames import Frames

GROUPS = ("people", "newcomers", "regulars", "steady")  # the whole first, the rest are parts of it
OTHERS = ("begun", "questions", "answers")  # no numbers of people
ROUNDED_TO = 10


def change_shown(
    course: Course, frames: Frames, *, year_ago: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The counts of now and of then as plain data; None for what may not be said.

    `year_ago`: what was shown of the other end when it was new. That stays: what was deleted since
    would show in the difference.
    """
    change = course.change
    now = counts_shown(change.now)
    then = counts_shown(change.then) if change.then else None
    if then is not None and year_ago:
        then = {name: year_ago.get(name, then[name]) for name in then}
    return {
        "against": str(change.against),
        "now": now,
        "then": then,
        "fallen": list(course.fallen),
        "is_fading": course.is_fading,
        "is_silent": course.is_silent,
        "weeks_silent": change.now.weeks_silent,
        "until": f"{date_of(frames.real(change.end) - 1):%Y-%m-%d}",
    }


def counts_shown(counts: Counts) -> dict[str, int | None]:
    """Each group of five or more that leaves nobody, or five or more, over; the rest as it is."""
    fewest = numbers().privacy.people
    shown: dict[str, int | None] = {}
    for name in GROUPS:
        size = getattr(counts, name)
        differences = [abs(size - other) for other in shown.values() if other is not None]
        is_safe = size >= fewest and not any(0 < rest < fewest for rest in differences)
        shown[name] = size if is_safe else None
    return shown | {name: getattr(counts, name) for name in OTHERS}


def sizes_shown(shown: Mapping[str, Any]) -> list[int]:
    """Numbers of people that are said, so that no figure beside them differs by one to four."""
    return [size for name in GROUPS if (size := shown["now"][name]) is not None]


def pair_shown(change: Mapping[str, Any], name: str) -> tuple[int | None, int | None]:
    """Both ends of a pair, the one that may be said rounded where the other may not.

    None for fewer than five, or nearly all.
    """
    now, then = change["now"][name], (change["then"] or {}).get(name)
    if now is None and then is not None:
        return None, _rounded(then)
    if then is None and now is not None and change["then"]:
        return _rounded(now), None
    return now, then


def _rounded(size: int) -> int:
    return max(ROUNDED_TO, ROUNDED_TO * round(size / ROUNDED_TO))
