"""Whether fewer people take part than their own past would let one expect, for long enough to say.

Pure functions of the history of a life up to a day (decision 0050).
"""

import math
from dataclasses import dataclass

import numpy as np

from guildhall.health import rules
from guildhall.health.measure.change import Against, Change, Counts, History


@dataclass(frozen=True, slots=True)
class Course:
    """What is to be said of a life on a day.

    `fallen` of rules.WATCHED, the largest fall first; `is_worth_a_look`: now; `is_lasting`: a
    concern; `is_silent`: hardly anybody is left of a community that was large enough.
    """

    change: Change
    fallen: tuple[str, ...]
    is_worth_a_look: bool
    is_lasting: bool
    is_fading: bool
    is_silent: bool

    @property
    def is_of_few(self) -> bool:
        """Too few active people, now and then, for any concern: counts are said alone."""
        change = self.change
        then = change.then.people if change.then else 0
        return not self.is_silent and max(change.now.people, then) < rules.FEWEST_ACTIVE


def course_on(history: History, end: int) -> Course:
    """Of the window that ends before the day `end`."""
    change = history.change(end)
    return Course(
        change,
        fallen_of(change),
        is_down(history, end, is_strict=False),
        is_lasting(history, end),
        is_fading(history, end, below=rules.FADED),
        is_silent(history, end),
    )


def is_lasting(history: History, end: int) -> bool:
    """Begun where it was down in each of some weekly looks, and over where it was not in as many.

    It is followed over two years, week by week, so that each look finds what the last one left.
    """
    is_on, downs, ups = False, 0, 0
    for week in range(rules.REMEMBERED_WEEKS, -1, -1):
        day = history.weeks_before(end, week)
        if day - 2 * history.days < history.born:
            continue
        downs = downs + 1 if is_down(history, day) else 0
        ups = 0 if is_down(history, day, is_strict=False) else ups + 1
        if downs >= rules.LASTING_WEEKS:
            is_on = True
        elif ups >= rules.LASTING_WEEKS:
            is_on = False
    return is_on


def is_down(history: History, end: int, *, is_strict: bool = True) -> bool:
    """At one look: fewer than a year before and than usual, or faded, or silent."""
    key = (end, is_strict)
    if key not in history.downs:
        history.downs[key] = _is_down(history, end, is_strict)
    return history.downs[key]


def _is_down(history: History, end: int, is_strict: bool) -> bool:
    change = history.change(end)
    if is_silent(history, end):
        return True
    if not _is_comparable(history, change) or change.then is None:
        return False
    if max(change.now.people, change.then.people) < rules.FEWEST_ACTIVE:
        return False
    fallen = fallen_of(change, is_strict=is_strict)
    has_fallen = len(fallen) >= rules.FEWEST_FALLEN and any(
        name in fallen and is_below_typical(history, end, name)
        for name in _carriers_of_a_concern(change)
    )
    below = rules.FADED if is_strict else rules.NO_LONGER_FADED
    return has_fallen or is_fading(history, end, below=below)


def _carriers_of_a_concern(change: Change) -> tuple[str, ...]:
    """Fewer people; or as many who come much less often, where enough of them came often."""
    now, then = change.now, change.then
    is_seldom = then and (
        then.regulars >= rules.FEWEST_REGULARS and now.regulars < rules.SELDOM * then.regulars
    )
    return ("people", "regulars") if is_seldom else ("people",)


def fallen_of(change: Change, *, is_strict: bool = True) -> tuple[str, ...]:
    """Which counts are clearly lower than they were, the one that lost most people first."""
    if change.then is None:
        return ()
    now, then = change.now, change.then
    below, beyond = (
        (rules.FALLEN, rules.BEYOND_CHANCE)
        if is_strict
        else (rules.RECOVERED, rules.RECOVERED_CHANCE)
    )
    fallen = [name for name in rules.WATCHED if _has_fallen(now, then, name, below, beyond)]
    return tuple(sorted(fallen, key=lambda name: getattr(now, name) / getattr(then, name)))


def _has_fallen(now: Counts, then: Counts, name: str, below: float, beyond: float) -> bool:
    few, many = getattr(now, name), getattr(then, name)
    return bool(many and few < below * many and (many - few) / math.sqrt(many + few) >= beyond)


def is_below_typical(history: History, end: int, name: str = "people") -> bool:
    """Fewer than in a typical twelve weeks of the two years before: the end of a burst is not."""
    before = [
        getattr(history.counts(day), name)
        for week in range(history.days // 7, history.days // 7 + rules.TYPICAL_WEEKS, 2)
        if (day := history.weeks_before(end, week)) - history.days >= history.born
    ]
    if 2 * len(before) < rules.FEWEST_TYPICAL_WEEKS:
        return False
    return getattr(history.counts(end), name) < rules.BELOW_TYPICAL * float(np.median(before))


def is_fading(history: History, end: int, *, below: float) -> bool:
    """A year's mean below `below` (0..1) of the best year within three, and no more people than a
    year before.
    """
    change = history.change(end)
    if change.then is None or not _is_comparable(history, change):
        return False
    if change.now.people > change.then.people:
        return False
    years = [
        mean
        for week in range(0, rules.BEST_WEEKS, 4)
        if (mean := history.year_mean(history.weeks_before(end, week))) is not None
    ]
    return bool(years and max(years) >= rules.FEWEST_ACTIVE and years[0] < below * max(years))


def _is_comparable(history: History, change: Change) -> bool:
    """With the year before, and that was no beginning."""
    if change.against is not Against.YEAR:
        return False
    return history.year_before(change.end) - history.days - rules.BEGINNING >= history.born


def is_silent(history: History, end: int) -> bool:
    """Fewer than five people, where there were enough within three years to miss them."""
    if history.counts(end).people >= rules.FEWEST_SAID:
        return False
    before = [
        history.weeks_before(end, week) for week in range(0, rules.BEST_WEEKS + rules.YEAR // 7, 4)
    ]
    return any(
        history.counts(day).people >= rules.FEWEST_ACTIVE
        for day in before
        if day - history.days - rules.BEGINNING >= history.born
    )
