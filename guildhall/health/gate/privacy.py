"""The only way out for figures.

What is shown of a reading, and what is said in words instead (domain.md 6.3, 6.4).

It comes after the statistical gate (each indicator's minimum) and wins over everything else. What
is shown is the same for members, stewards and sponsors: a value of one to four people is words to
everyone (design.md, section 4).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from guildhall.health.numbers import numbers

if TYPE_CHECKING:  # the gate is data about figures; the libraries that compute them stay behind it
    from guildhall.health.measure.evaluation import Evaluation, Two
    from guildhall.health.measure.indicator import Reading

# Shares that one person, or the stewards, make: only where they lie is said, never how much.
POINTS_AT_SOMEBODY = frozenset({"CORE-3", "CORE-8", "IDEN-7", "DIR-1"})
# Figures that are numbers of people.
COUNTS_PEOPLE = frozenset({"CORE-1", "CORE-2"})
# Shares whose cases are people: both parts have to be large enough, or there is none of one kind.
SHARES_OF_PEOPLE = frozenset(
    {
        "TIES-1",
        "TIES-2",
        "TIES-P",
        "RIGID-1",
        "RIGID-4",
        "RIGID-9",
        "IDEN-5",
        "IDEN-6",
        "IDEN-8",
        "CORE-6",
        "EN-1",
        "TIES-9",
    }
)
# The same of pairs: otherwise a pair could read of itself that it is the one that didn't meet.
SHARES_OF_PAIRS = frozenset({"TIES-8"})
# Figures whose n is a number of people.
PEOPLE = SHARES_OF_PEOPLE | COUNTS_PEOPLE | {"CORE-4"}
# Twins that may be seen; all others stay inside.
TWINS: Mapping[str, tuple[str, ...]] = {
    "CORE-5": ("core", "between", "rest", "p", "is_prefix_only"),
    "TIES-3": ("solved", "heard"),
    "TIES-4": ("slow", "real"),
    "TIES-5": ("p",),
    "TIES-9": ("transitivity", "k_core"),
    "RIGID-2": ("crossed", "expected"),
    "RIGID-5": ("evenness",),
    "RIGID-7": ("new_topics",),
    "RIGID-8": ("after_doubt",),
    "TANG-4": ("opened",),
    "TANG-6": ("two_units", "waits"),
    "IDEN-1": ("rate",),
    "IDEN-4": ("needs", "membership", "influence", "connection"),
    "DIR-4": ("say",),
    "CHR-4": ("self",),
    "EN-2": ("held", "weeks_begun", "burstiness"),
    "RIGID-S": ("agreement",),
}
DIGITS = 6


class Words(StrEnum):
    """What is said instead of a figure."""

    NONE = ""
    VERY_FEW = "very few"
    NEARLY_ALL = "nearly all"
    NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one indicator.

    `band` "none" says that there is not enough data; `missing` why.
    """

    id: str
    sign: str
    band: str
    value: float | None = None
    interval: tuple[float, float] | None = None
    n: int | None = None
    change: int = 0
    words: Words = Words.NONE
    missing: str = ""
    room: str = ""
    twins: Mapping[str, float] = field(default_factory=dict)


def let_out(evaluation: Evaluation, *, beside: Sequence[int] = ()) -> list[Shown]:
    """Every indicator, as far as it may be seen. `beside`: numbers of people said beside them."""
    return _without_remainders(
        [_shown(two) for two in evaluation.twos.values()], [evaluation.members, *beside]
    )


def let_out_then(evaluation: Evaluation) -> dict[str, Shown]:
    """Each indicator of a year before, as far as it may be seen: by the same gate as now."""
    twos = {
        name: replace(two, now=two.then)
        for name, two in evaluation.twos.items()
        if two.then is not None
    }
    shown = let_out(without_few(replace(evaluation, twos=twos)))
    return {one.id: one for one in shown if one.band != "none"}


def _without_remainders(shown: list[Shown], groups: Sequence[int]) -> list[Shown]:
    """Where two groups of people differ by one to four, the later figure is only coarse.

    Otherwise their difference would be a group that is too small.
    """
    sizes, safe = list(groups), []
    for one in shown:
        if one.id in PEOPLE and one.n is not None:
            if any(0 < abs(one.n - size) < numbers().privacy.people for size in sizes):
                value = None if one.value is None else round(one.value, 1)
                safe.append(replace(one, n=None, interval=None, value=value, twins={}))
                continue
            sizes.append(one.n)
        safe.append(one)
    return safe


def without_few(evaluation: Evaluation) -> Evaluation:
    """The same without what rests on too few people: findings rest on the others alone."""
    return replace(evaluation, twos={name: _blanked(two) for name, two in evaluation.twos.items()})


def coverage_shown(evaluation: Evaluation) -> float | None:
    """Which part of the active is in figures about who exchanges with whom, in tenths.

    None for all, or all but one to four.
    """
    left_out = round((1 - evaluation.coverage) * evaluation.active)
    return (
        round(evaluation.coverage, 1)
        if evaluation.active and left_out >= numbers().privacy.people
        else None
    )


def without_switched_off(evaluation: Evaluation, names: Collection[str]) -> Evaluation:
    """The same, and nothing is concluded from what the community switched off."""
    return replace(
        evaluation,
        twos={
            name: _switched_off(two) if name in names else two
            for name, two in evaluation.twos.items()
        },
    )


def hide_switched_off(shown: Sequence[Shown], names: Collection[str]) -> list[Shown]:
    """After the gate: whatever else is said stays as it would be, so that no difference tells."""
    return [
        Shown(one.id, one.sign, "none", missing="off") if one.id in names else one for one in shown
    ]


def _switched_off(two: Two) -> Two:
    blank = replace(
        two.now, band=type(two.now.band)("none"), value=None, part=None, interval=None, detail={}
    )
    return replace(two, now=blank, before=blank, then=None)


def _blanked(two: Two) -> Two:
    blank = replace(
        two.now, band=type(two.now.band)("none"), value=None, part=None, interval=None, detail={}
    )
    now = two.now if _is_enough(two) else blank
    before = (
        two.before
        if two.before.people >= _fewest(two)
        else replace(two.before, band=blank.band, value=None, detail={})
    )
    then = two.then if two.then is not None and two.then.people >= _fewest(two) else None
    return replace(two, now=now, before=before, then=then)


def _is_enough(two: Two) -> bool:
    return two.now.people >= _fewest(two) and two.now.value is not None


def _shown(two: Two) -> Shown:
    one, now = two.indicator, two.now
    if now.band == "none":
        return Shown(one.id, one.sign, "none", missing=now.missing or "", room=now.room)
    if not _is_enough(two):
        return Shown(one.id, one.sign, "none", missing="people")
    words = _words(one.id, now)
    n = None if words is Words.NOT_SAID and one.id in POINTS_AT_SOMEBODY else now.n
    if words:
        return Shown(one.id, one.sign, now.band, n=n, words=words, change=0)
    twins = {
        name: _rounded(now.detail[name]) for name in TWINS.get(one.id, ()) if name in now.detail
    }
    interval = (_rounded(now.interval[0]), _rounded(now.interval[1])) if now.interval else None
    value = None if now.value is None else _rounded(now.value)
    return Shown(one.id, one.sign, now.band, value, interval, n, two.change, twins=twins)


def _fewest(two: Two) -> int:
    given = numbers().privacy
    return int(given.survey_answers if two.indicator.families == {"P"} else given.people)


def _words(name: str, reading: Reading) -> Words:
    given = numbers().privacy
    if (
        name in POINTS_AT_SOMEBODY
        or reading.top > given.dominant_one
        or reading.top_two > given.dominant_two
    ):
        return Words.NOT_SAID
    if name in COUNTS_PEOPLE and reading.value is not None and reading.value < given.people:
        return Words.VERY_FEW
    if name in SHARES_OF_PEOPLE | SHARES_OF_PAIRS and reading.value is not None:
        total = reading.part.total if reading.part else reading.n
        count = reading.part.count if reading.part else round(reading.value * reading.n)
        if count < given.people:
            return Words.VERY_FEW
        if total - count < given.people:
            return Words.NEARLY_ALL
    return Words.NONE


def _rounded(value: float) -> float:
    return round(float(value), DIGITS) + 0.0  # no minus zero
