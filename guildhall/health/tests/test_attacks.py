"""Attacks on what leaves the gate: people come, go and read.

No figure tells of fewer than five, directly or by subtraction.

Twenty random sequences here; a thousand behind `make test-slow`.
"""

import dataclasses
import itertools
import json

import numpy as np
import polars as pl
import pytest

from guildhall.health.days import date_of, day_of
from guildhall.health.gate.change import GROUPS, pair_shown
from guildhall.health.gate.privacy import (
    COUNTS_PEOPLE,
    PEOPLE,
    POINTS_AT_SOMEBODY,
    SHARES_OF_PEOPLE,
)
from guildhall.health.gate.refresh import shown_day
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.period import Period
from guildhall.health.measure.pictures import spreads_of
from guildhall.health.measure.quiet import without_quiet
from guildhall.health.numbers import numbers
from guildhall.health.seeing import WINDOW, drawn_in, seen_in
from guildhall.health.synthetic import live
from guildhall.health.synthetic.characters import HEALTHY
from guildhall.health.synthetic.courses import COURSES, course_life
from guildhall.health.synthetic.lives import END
from guildhall.health.tests.marks import ONCE

SOME, MANY = 20, 1000
LAST = day_of(END)
FEWEST = numbers().privacy.people


def a_life(seed: int) -> Frames:
    """A short and small one: the gate has most to do there."""
    rng = np.random.default_rng(seed)
    of = dataclasses.replace(
        HEALTHY,
        weeks=26,
        members=int(rng.integers(6, 26)),
        units=int(rng.integers(1, 4)),
        asks=float(rng.uniform(1, 9)),
        notes=float(rng.uniform(0, 5)),
        core=int(rng.integers(1, 6)),
        by_hero=float(rng.choice([0, 0, 0.8])),
        meets=float(rng.uniform(0, 1)),
    )
    return live(of, seed)


def comings_and_goings(frames: Frames, seed: int) -> Frames:
    """Some leave in the last weeks, one by one."""
    rng = np.random.default_rng([seed, 7])
    leaving = {
        int(person): LAST - int(rng.integers(1, 50))
        for person in rng.choice(frames.people, size=int(rng.integers(0, 5)), replace=False)
    }
    until = pl.col("person").replace_strict(leaving, default=None, return_dtype=pl.Int32)
    return dataclasses.replace(frames, members=frames.members.with_columns(until=until))


def figures(seen: dict) -> list[dict]:
    return [one for one in seen["indicators"] if one["band"] != "none"]


def tells_of_few(seen: dict, frames: Frames) -> list[str]:
    """Figures from which a number of people below five could be read."""
    found = []
    for one in figures(seen):
        name, value, n = one["id"], one["value"], one["n"]
        if name in POINTS_AT_SOMEBODY and (value is not None or one["interval"] or one["twins"]):
            found.append(f"{name} says how much one person does")
        if name in COUNTS_PEOPLE and value is not None and value < FEWEST:
            found.append(f"{name} counts {value} people")
        if name in SHARES_OF_PEOPLE and value is not None:
            parts = (round(value * n), n - round(value * n)) if n is not None else ()
            found += [f"{name}: {part} of {n}" for part in parts if part < FEWEST]
        if one["words"] and (value is not None or one["interval"]):
            found.append(f"{name} says words and a figure")
    found += pairs_of_few(seen["change"])
    groups = [
        *[(name, seen["change"]["now"][name]) for name in GROUPS if seen["change"]["now"][name]],
    ] + [
        (one["id"], one["n"])
        for one in figures(seen)
        if one["id"] in PEOPLE and one["n"] is not None
    ]
    found += [
        f"{name} and {other} differ by {abs(n - m)} people"
        for (name, n), (other, m) in itertools.combinations(groups, 2)
        if 0 < abs(n - m) < FEWEST
    ]
    return found


def pairs_of_few(change: dict) -> list[str]:
    """Ends of a year-on-year pair that count one to four people, or leave as many over."""
    found = []
    for end in ("now", "then"):
        counts = change[end] or {}
        sizes = {name: counts[name] for name in GROUPS if counts.get(name) is not None}
        found += [f"{name} {end}: {size}" for name, size in sizes.items() if size < FEWEST]
        found += [
            f"{name} and {other} {end} differ by {abs(size - rest)}"
            for (name, size), (other, rest) in itertools.combinations(sizes.items(), 2)
            if 0 < abs(size - rest) < FEWEST
        ]
    for name in GROUPS:
        now, then = pair_shown(change, name)
        if change["then"] and (now is None) != (then is None) and (now or then) % 10:
            found.append(f"{name}: one end is exact beside few")
    return found


def draws_few(seen: dict, period: Period) -> list[str]:
    """Parts of a drawing behind which fewer people stand than may be told of.

    Shares from which a number could be taken back.
    """
    raw = {spread.name: spread for spread in spreads_of(period)}
    found = []
    for spread in seen["spreads"]:
        fewest = numbers().privacy.survey_answers if raw[spread["name"]].is_survey else FEWEST
        lows = [part["low"] for part in spread["bins"]]
        for low, high in zip(lows, [*lows[1:], np.inf], strict=True):
            behind = set().union(
                *(part.people for part in raw[spread["name"]].bins if low <= part.low < high)
            )
            if len(behind) < fewest:
                found.append(f"{spread['name']} from {low}: {len(behind)} people")
        found += [
            f"{spread['name']}: {part['share']}"
            for part in spread["bins"]
            if round(part["share"] * 20, 6) % 1
        ]
    for block in (seen["picture"] or {"blocks": []})["blocks"]:
        if block["people"] < numbers().privacy.breakdown or block["people"] % 5:
            found.append(f"a unit of {block['people']}")
    for until, quarter in seen["quarters"].items():
        found += [
            f"{name} of {until} counts {figure[0]}"
            for name, figure in quarter.items()
            if name in COUNTS_PEOPLE and figure[0] < FEWEST
        ]
        found += [
            f"{name} of {until} is somebody's" for name in quarter if name in POINTS_AT_SOMEBODY
        ]
    return found


def attack(seed: int) -> list[str]:
    """Read each day of the last eight weeks, as steward, sponsor and outsider could.

    Compare each two readings.
    """
    frames = comings_and_goings(a_life(seed), seed)
    belonging = list(frames.members.select("since", "until").iter_rows())
    days = list(range(LAST - 56, LAST + 1))
    shown = {day: shown_day(belonging, day) for day in days}
    readings, known = {}, {}
    for end in sorted(set(shown.values())):
        readings[end] = seen_in(frames, day=end, end=end) | drawn_in(frames, end=end, known=known)
        known = readings[end]["quarters"]
    found = [problem for seen in readings.values() for problem in tells_of_few(seen, frames)]
    found += [
        problem
        for end, seen in readings.items()
        for problem in draws_few(seen, Period(frames, end=end, days=WINDOW))
    ]
    for earlier, later in itertools.pairwise(sorted(readings)):
        changes = [
            day
            for since, until in belonging
            for day in (since, until)
            if day is not None and earlier <= day < later
        ]
        few = 0 < len(changes) < numbers().privacy.changes_before_refresh
        is_early = few and _quarter(earlier + 6) == _quarter(later + 6)
        if is_early and figures(readings[earlier]) != figures(readings[later]):
            found.append(f"renewed for {len(changes)} who came or went")
    text = json.dumps(list(readings.values()))
    return found + [word for word in ("actor", "person_id", "username") if word in text]


def _quarter(day: int) -> int:
    """Of the Sunday after a Monday.

    The one that a quarter begins with belongs to it, though it may lie before its first day.
    """
    date = date_of(day)
    return date.year * 4 + (date.month - 1) // 3


@ONCE
@pytest.mark.parametrize("first", range(0, SOME, 10))
def test_no_figure_tells_of_few(first):
    assert [(seed, problem) for seed in range(first, first + 10) for problem in attack(seed)] == []


@ONCE
@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, MANY, 100))
def test_no_figure_tells_of_few_in_a_thousand_sequences(first):
    assert [(seed, problem) for seed in range(first, first + 100) for problem in attack(seed)] == []


def years(seed: int) -> Frames:
    """Small and two years old, so that there is a year to compare with."""
    rng = np.random.default_rng([seed, 3])
    return course_life(
        dataclasses.replace(
            COURSES["steady"],
            weeks=110,
            first=int(rng.integers(3, 25)),
            comes=lambda week: float(rng.uniform(0.1, 0.8)) + 0 * week,
        ),
        seed,
    )


def attack_pairs(seed: int) -> list[str]:
    """Some weeks of a quarter, with quiet days and without, and what was shown a year before."""
    frames, found = years(seed), []
    quiet = without_quiet(frames, [(LAST - 40, LAST - 30)])
    for each in (frames, quiet):
        for week in (0, 1, 5):
            seen = seen_in(each, day=LAST, end=LAST - 7 * week)
            found += tells_of_few(seen, each)
            found += [
                f"{name} a year ago counts {one['value']}"
                for name, one in seen["then"].items()
                if name in COUNTS_PEOPLE and one["value"] is not None and one["value"] < FEWEST
            ]
            found += [
                f"{name} a year ago is somebody's"
                for name, one in seen["then"].items()
                if name in POINTS_AT_SOMEBODY and one["value"] is not None
            ]
    return found


@ONCE
@pytest.mark.parametrize("first", range(0, 4, 2))
def test_no_pair_of_years_tells_of_few(first):
    assert [(seed, one) for seed in range(first, first + 2) for one in attack_pairs(seed)] == []


@ONCE
@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 100, 10))
def test_no_pair_of_years_tells_of_few_in_a_hundred_lives(first):
    assert [(seed, one) for seed in range(first, first + 10) for one in attack_pairs(seed)] == []


@ONCE
def test_what_was_shown_a_year_ago_stays_whoever_was_deleted_since():
    frames = course_life(COURSES["steady"], 1)
    then = seen_in(frames, day=LAST - 364, end=LAST - 364)
    gone = dataclasses.replace(frames, events=frames.events.filter(pl.col("actor") % 3 > 0))

    kept = seen_in(gone, day=LAST, end=LAST, year_ago=then)
    anew = seen_in(gone, day=LAST, end=LAST)

    assert kept["change"]["then"] == then["change"]["now"]
    assert anew["change"]["then"] != then["change"]["now"]


def test_figures_are_renewed_for_nobody_or_for_three():
    monday = LAST  # the first Monday of 2026
    there = [(0, None)] * 20

    quiet = [shown_day(there, monday + day) for day in (0, 6, 7, 13, 21)]
    one_came = [shown_day([*there, (monday + 9, None)], monday + day) for day in (13, 14, 20, 28)]
    three_came = [
        shown_day([*there, *[(monday + 9 + day, None) for day in (0, 3, 8)]], monday + day)
        for day in (14, 20, 21)
    ]
    in_and_out = [shown_day([*there, (monday + 9, monday + 10)], monday + day) for day in (14, 28)]
    next_quarter = shown_day([*there, (monday + 9, None)], monday + 86)

    assert quiet == [monday, monday, monday + 7, monday + 7, monday + 21]
    assert one_came == [monday + 7, monday + 7, monday + 7, monday + 7]
    assert three_came == [monday + 7, monday + 7, monday + 21]
    assert in_and_out == [monday + 7, monday + 7]
    assert next_quarter > monday + 80
