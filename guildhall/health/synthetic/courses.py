"""How lives go over years: who comes, stays and goes. Nothing about how people treat each other.

Made at once and thin, so that fifty lives of eight years take seconds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from guildhall.activity.verbs import Type
from guildhall.health.days import day_of
from guildhall.health.measure.frames import EVENTS, MEMBERS, Frames
from guildhall.health.synthetic.lives import END

PASSING, LONGER_WEEKS = 0.6, 45.0  # who comes once, and how long the others stay
ASKS, ANSWERS = 0.22, 0.43  # of all acts; the rest are comments


@dataclass(frozen=True, slots=True)
class Course:
    """`comes`: how many people come in a week; `energy`: how much those who are there do, 1 for
    as much as ever. Both by week; `is_well`: nothing about it is a concern when it ends.
    """

    name: str
    weeks: int
    comes: Callable[[np.ndarray], np.ndarray]
    energy: Callable[[np.ndarray], np.ndarray] = np.ones_like
    is_well: bool = True
    first: int = 40


def _until(weeks: int, last: float) -> Callable[[np.ndarray], np.ndarray]:
    """1, and in a straight line down to `last` in the last `weeks` of 416."""
    return lambda week: np.interp(week, [416 - weeks, 416], [1.0, last])


COURSES: Mapping[str, Course] = {
    one.name: one
    for one in (
        Course("growing fast", 208, lambda week: 1.5 * 1.013**week, first=15),
        Course("steady", 416, lambda week: 6.0 + 0 * week),
        Course(
            "seasonal",
            416,
            lambda week: 6.0 + 4.5 * np.cos(week / 52 * 2 * np.pi),
            lambda week: 1.0 + 0.5 * np.cos(week / 52 * 2 * np.pi),
        ),
        Course(
            "burst",
            416,
            lambda week: np.where((week > 338) & (week < 346), 30.0, 5.0),
            lambda week: np.where((week > 338) & (week < 346), 1.5, 1.0),
        ),
        Course("merge", 416, lambda week: np.where(week < 300, 3.0, 7.0)),
        Course(
            "slow fade",
            416,
            lambda week: 7.0 * _until(156, 0.25)(week),
            _until(156, 0.6),
            is_well=False,
        ),
        Course(
            "sudden stop",
            416,
            lambda week: np.where(week < 404, 6.0, 0.1),
            lambda week: np.where(week < 404, 1.0, 0.05),
            is_well=False,
        ),
        Course(
            "revived",
            416,
            lambda week: np.interp(week, [0, 200, 300, 320, 416], [7, 7, 1, 1, 7]),
        ),
    )
}


def course_life(course: Course, seed: int) -> Frames:
    """The same life for the same seed."""
    rng = np.random.default_rng([seed, len(course.name), sum(map(ord, course.name))])
    weeks = np.arange(course.weeks)
    last = day_of(END)
    born = last - 7 * course.weeks
    comes = rng.poisson(np.maximum(course.comes(weeks), 0))
    comes[0] += course.first
    since = np.repeat(weeks, comes)
    people = len(since)
    stays = np.where(
        rng.random(people) < PASSING, 1, 1 + rng.exponential(LONGER_WEEKS, people)
    ).astype(int)
    eager = np.where(stays == 1, 1.0, rng.beta(0.9, 2.5, people))
    energy = course.energy(weeks.astype(float))
    acts = []
    for week in weeks:
        here = np.flatnonzero((since <= week) & (week < since + stays))
        there = here[rng.random(len(here)) < np.minimum(1, eager[here] * energy[week])]
        acts.append(np.repeat(there, 1 + rng.poisson(1.2, len(there))))
    actor = np.concatenate(acts)
    week_of = np.repeat(weeks, [len(one) for one in acts])
    return _frames(rng, course, people, born, since, actor, week_of)


def _frames(
    rng: np.random.Generator,
    course: Course,
    people: int,
    born: int,
    since: np.ndarray,
    actor: np.ndarray,
    week: np.ndarray,
) -> Frames:
    """actor, week: one each for an act."""
    events = _acts(rng, born, actor, week)
    nothing = {
        name: pl.lit([] if name == "topics" else None, dtype=kind)
        for name, kind in EVENTS.items()
        if name not in events.columns
    }
    members = pl.DataFrame({"person": np.arange(people), "since": born + since * 7}).with_columns(
        until=None, paused_until=None, is_left_out=False
    )
    return Frames(
        slug=f"synthetic-{course.name}".replace(" ", "-"),
        at=END,
        people=people,
        born=born,
        events=events.with_columns(**nothing).select(list(EVENTS)),
        members=members.select(list(MEMBERS)).cast(pl.Schema(MEMBERS)),
        rooms=frozenset({"talk", "questions"}),
    )


def _acts(rng: np.random.Generator, born: int, actor: np.ndarray, week: np.ndarray) -> pl.DataFrame:
    """Questions, answers and comments in threads, each act at a working hour of its week."""
    count, days = len(week), week * 7 + rng.choice(5, len(week))
    seconds = days * 86_400 + rng.integers(28_800, 61_200, count)
    order = np.argsort(seconds, kind="stable")
    actor, seconds = actor[order], seconds[order]
    drawn = rng.random(len(actor))
    drawn[0] = 0.0
    is_new = drawn < ASKS
    threads = np.cumsum(is_new) - 1
    thread = np.where(is_new, threads, np.maximum(0, threads - rng.geometric(0.35, len(actor)) + 1))
    opener = actor[is_new][thread]
    kind = np.where(is_new, Type.ASKED, np.where(drawn < ASKS + ANSWERS, Type.ANSWERED, "comment"))
    kind = np.where(kind == "comment", Type.COMMENTED, kind)
    return pl.DataFrame(
        {
            "at": pl.Series((born * 86_400 + seconds) * 1_000_000).cast(pl.Datetime("us", "UTC")),
            "day": (born + seconds // 86_400).astype(np.int32),
            "type": kind.astype(str),
            "actor": actor.astype(np.int32),
            "toward": pl.select(
                pl.when(pl.Series(~is_new)).then(pl.Series(opener.astype(np.int32)))
            ).to_series(),
            "thread": thread.astype(np.int64),
        }
    )
