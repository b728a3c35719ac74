"""What changed against one's own past: the same twelve weeks a year before.

Counts that people understand and can check, of whoever did something, members or not. Levels of
open communities hardly tell a good month from a bad one; these ratios do (decision 0050).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health import rules
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.period import CONTRIBUTIONS
from guildhall.health.numbers import numbers

TOOK_PART = [*CONTRIBUTIONS, str(Type.ATTENDED)]
BEGAN = [str(kind) for kind in (Type.ASKED, Type.POSTED, Type.DRAFTED, Type.STORY, Type.PROPOSED)]
ANSWERS = [str(Type.ANSWERED)]


class Against(StrEnum):
    """What a window is compared with."""

    YEAR = "year"
    QUARTER = "quarter"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Twelve weeks: `people` who took part, `regulars` in at least three different weeks of them,
    `steady` in at least six, `newcomers` for the first time ever; `begun` threads, `questions`
    among them, and `answers`. `weeks_silent`: full weeks at the end in which nobody began one.
    """

    people: int
    regulars: int
    steady: int
    newcomers: int
    begun: int
    questions: int
    answers: int
    weeks_silent: int


@dataclass(frozen=True, slots=True)
class Change:
    """`end` is the first day after the window; `then` None where there is no past to compare."""

    end: int
    now: Counts
    then: Counts | None
    against: Against


class History:
    """All windows of one life, read from its frames once."""

    def __init__(self, frames: Frames) -> None:
        self.frames, self.days = frames, int(numbers().windows.short_days)
        acts = (
            frames.events.filter(pl.col("type").is_in(TOOK_PART) & pl.col("actor").is_not_null())
            .select("day", "actor")
            .unique()
            .sort("day", "actor")
        )
        self._day, self._actor = acts["day"].to_numpy(), acts["actor"].to_numpy()
        first = acts.group_by("actor").agg(pl.col("day").min())["day"]
        self._first = np.sort(first.to_numpy())
        self._begun, self._questions, self._answers = (
            self._days_of(kinds) for kinds in (BEGAN, [str(Type.ASKED)], ANSWERS)
        )
        self._known: dict[int, Counts] = {}
        self._years: dict[int, float | None] = {}
        self.downs: dict[tuple[int, bool], bool] = {}  # what falling.py found, so as not to again

    def change(self, end: int) -> Change:
        """Of the window that ends before the day `end` of these frames."""
        year_before = self.year_before(end)
        now = self.counts(end)
        if year_before - self.days >= self.born:
            return Change(end, now, self.counts(year_before), Against.YEAR)
        if end - 2 * self.days >= self.born:
            return Change(end, now, self.counts(end - self.days), Against.QUARTER)
        return Change(end, now, None, Against.NOTHING)

    def year_before(self, end: int) -> int:
        """The same day of the week 52 weeks before, whatever days did not count since."""
        return self.weeks_before(end, rules.YEAR // 7)

    def weeks_before(self, end: int, weeks: int) -> int:
        return self.frames.counted(self.frames.real(end) - 7 * weeks)

    def counts(self, end: int) -> Counts:
        if end not in self._known:
            self._known[end] = self._counted(end)
        return self._known[end]

    def year_mean(self, end: int) -> float | None:
        """People of a typical window of the year before `end`; None where it is not a year old.

        The beginning of a life, often a burst, is no part of a year.
        """
        if end not in self._years:
            ends = [self.weeks_before(end, week) for week in range(0, rules.YEAR // 7, 4)]
            is_old = ends[-1] - self.days - rules.BEGINNING >= self.born
            people = [self.counts(each).people for each in ends] if is_old else []
            self._years[end] = sum(people) / len(people) if people else None
        return self._years[end]

    @cached_property
    def born(self) -> int:
        """The day on which a fifth person came: one act with an odd date is no beginning.

        A community that came from elsewhere is as old as what it did there.
        """
        if not len(self._first):
            return self.frames.today
        return int(self._first[min(rules.FEWEST_SAID, len(self._first)) - 1])

    def _counted(self, end: int) -> Counts:
        start = end - self.days
        low, high = np.searchsorted(self._day, [start, end])
        week = (self._day[low:high] - start) // 7
        pairs = np.unique(self._actor[low:high].astype(np.int64) * 64 + week)
        _people, weeks = np.unique(pairs // 64, return_counts=True)
        return Counts(
            people=len(weeks),
            regulars=int((weeks >= rules.REGULAR_WEEKS).sum()),
            steady=int((weeks >= rules.STEADY_WEEKS).sum()),
            newcomers=_between(self._first, start, end),
            begun=_between(self._begun, start, end),
            questions=_between(self._questions, start, end),
            answers=_between(self._answers, start, end),
            weeks_silent=self._silent(end),
        )

    def _silent(self, end: int) -> int:
        before = int(np.searchsorted(self._begun, end))
        last = int(self._begun[before - 1]) if before else self.born
        return max(0, end - 1 - last) // 7

    def _days_of(self, kinds: Sequence[str]) -> np.ndarray:
        return np.sort(self.frames.events.filter(pl.col("type").is_in(kinds))["day"].to_numpy())


def _between(days: np.ndarray, start: int, end: int) -> int:
    low, high = np.searchsorted(days, [start, end])
    return int(high - low)
