"""One life, looked at every four weeks as if nothing after it were known.

`peak`, `half` and `fifth` are about acts in the year around a day, so that no season is a fall:
the day with most of them, and from when on there were never again half, or a fifth, as many. Until
it fell for good below `HOLDS` of the peak a community is well, whatever it does.
"""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl

from guildhall.health.days import date_of
from guildhall.health.gate.privacy import without_few
from guildhall.health.measure.change import History
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.findings import findings_of
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.period import CONTRIBUTIONS
from guildhall.health.seeing import finding_as_data, settled

BETWEEN, WINDOW, AROUND = 28, 84, 364
HOLDS = 0.85
LASTING = 3  # looks
PHASES = ("good", "falling to half", "half to fifth", "below a fifth")
WORTH_A_LOOK = ("watch", "sign", "conflicting")


@dataclass(frozen=True, slots=True)
class Look:
    """What was found on a day: the state of each sign."""

    day: int
    phase: str
    states: dict[str, str]

    @property
    def concerns(self) -> set[str]:
        return {sign for sign, state in self.states.items() if state == "sign"}

    @property
    def marks(self) -> set[str]:
        return {sign for sign, state in self.states.items() if state in WORTH_A_LOOK}


@dataclass(frozen=True, slots=True)
class Course:
    """Days since 1970; None for what did not come."""

    peak: int
    held: int
    half: int | None
    fifth: int | None

    def phase(self, day: int) -> str:
        if self.half is None or day <= self.held:
            return PHASES[0]
        if day < self.half:
            return PHASES[1]
        return PHASES[2] if self.fifth is None or day < self.fifth else PHASES[3]


def replay(frames: Frames) -> dict[str, Any]:
    """The figures of one life, as plain data."""
    acts = frames.events.filter(pl.col("type").is_in(CONTRIBUTIONS))["day"].sort().to_numpy()
    days = list(range(int(acts[0]) + WINDOW, int(acts[-1]) + 2, BETWEEN))
    course, started = course_of(acts, days), time.perf_counter()
    history, looks = History(frames), []
    last = None
    for day in days:
        last = _found(frames, history, day, last)
        states = {one["sign"]: one["state"] for one in last["findings"]}
        looks.append(Look(day, course.phase(day), states))
    seconds = time.perf_counter() - started
    return {
        "community": frames.slug,
        "people": frames.people,
        "acts": len(acts),
        "looks": len(looks),
        "peak": _date(course.peak),
        "half": _date(course.half),
        "fifth": _date(course.fifth),
        "phases": {
            phase: _shares([one for one in looks if one.phase == phase]) for phase in PHASES
        },
        "first_lasting_before_half": _lead(looks, course),
        "flicker": _flicker(looks),
        "seconds_a_look": round(seconds / max(1, len(looks)), 3),
    }


def course_of(acts: np.ndarray, days: Sequence[int]) -> Course:
    """acts: days of acts, ascending; days: those that are looked at, ascending."""
    around = np.array([_around(acts, day) for day in days])
    top = int(np.argmax(around))
    peak = around[top]
    held = int(np.flatnonzero(around >= HOLDS * peak)[-1])
    half, fifth = (_for_good(around, share * peak) for share in (0.5, 0.2))
    return Course(
        days[top],
        days[held],
        None if half is None else days[half],
        None if fifth is None else days[fifth],
    )


def _around(acts: np.ndarray, day: int) -> float:
    """Acts a day in the year around: before it began there were none, after the end of what is
    known nobody knows.
    """
    first, last = day - AROUND // 2, min(int(acts[-1]) + 1, day + AROUND // 2)
    low, high = np.searchsorted(acts, [first, last])
    return float(high - low) / (last - first)


def _for_good(around: np.ndarray, least: float) -> int | None:
    """From which look on it never was that much again."""
    last = np.flatnonzero(around >= least)[-1]
    return int(last) + 1 if last + 1 < len(around) else None


def _found(
    frames: Frames, history: History, day: int, last: dict[str, Any] | None
) -> dict[str, Any]:
    """What is found on a day, after what was found four weeks before."""
    end = frames.counted(day)
    evaluation = without_few(evaluate(frames, end=end, has_draws=False, history=history))
    return {"findings": settled([finding_as_data(one) for one in findings_of(evaluation)], last)}


def _shares(looks: Sequence[Look]) -> dict[str, Any]:
    """How many looks, and in which share something stood: a concern, or anything to look at."""
    total = len(looks)
    concerns = Counter(sign for one in looks for sign in one.concerns)
    marks = Counter(sign for one in looks for sign in one.marks)
    return {
        "looks": total,
        "concern": _share(sum(bool(one.concerns) for one in looks), total),
        "anything": _share(sum(bool(one.marks) for one in looks), total),
        "concern_by_finding": {sign: _share(count, total) for sign, count in concerns.items()},
        "anything_by_finding": {sign: _share(count, total) for sign, count in marks.items()},
    }


def _lead(looks: Sequence[Look], course: Course) -> int | None:
    """Days before half (negative: after) at which a concern came that stayed, of those after the
    good months; None where none came or it never fell to half.
    """
    if course.half is None:
        return None
    after = [one for one in looks if one.day > course.held]
    for number, one in enumerate(after):
        following = after[number : number + LASTING]
        if len(following) == LASTING and all(look.concerns for look in following):
            return course.half - one.day
    return None


def _flicker(looks: Sequence[Look]) -> float:
    """In which share of looks some finding is another than in the look before, 0..1."""
    changed = sum(one.states != other.states for one, other in pairwise(looks))
    return _share(changed, max(1, len(looks) - 1))


def _share(count: int, total: int) -> float:
    return round(count / total, 3) if total else 0.0


def _date(day: int | None) -> str | None:
    return None if day is None else f"{date_of(day):%Y-%m-%d}"
