"""Lives in which something has a day: whether it is done in time, and nothing else is invented."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from guildhall.communities.promised import Promise
from guildhall.health.measure.frames import PROMISES, Frames
from guildhall.health.synthetic.courses import Course, course_life

IDEAS, PROJECTS = Promise.IDEA_ANSWERED, Promise.PROJECT_ENDED
SETTLED, FOLLOWED_UP = Promise.DECISION_SETTLED, Promise.DECISION_FOLLOWED_UP
HALF_A_YEAR, YEARS = 182, 2
STEADY = Course("steady for two years", 104, lambda week: 3.0 + 0 * week)


@dataclass(frozen=True, slots=True)
class Word:
    """`given`: how many of each kind get a day in half a year; `kept`: which part is done in time;
    `late`: of the rest, which part is done at all. `shows`: the figure that has to be found.
    """

    name: str
    given: Mapping[Promise, float]
    kept: Mapping[Promise, float]
    shows: str = ""
    late: float = 0.3
    people: int = 30


WORDS: Mapping[str, Word] = {
    one.name: one
    for one in (
        Word(
            "keeps its word",
            {IDEAS: 20, SETTLED: 14, FOLLOWED_UP: 14, PROJECTS: 14},
            {IDEAS: 0.9, SETTLED: 0.9, FOLLOWED_UP: 0.9, PROJECTS: 0.9},
        ),
        Word("projects stall", {PROJECTS: 14}, {PROJECTS: 0.15}, "PROM-4"),
        Word(
            "decides and leaves it",
            {SETTLED: 14, FOLLOWED_UP: 14},
            {SETTLED: 0.9, FOLLOWED_UP: 0.15},
            "PROM-3",
        ),
        Word("ideas wait", {IDEAS: 20}, {IDEAS: 0.2}, "PROM-1"),
        Word("a few", {IDEAS: 2, SETTLED: 1, FOLLOWED_UP: 1, PROJECTS: 1}, {}),
        Word("all of one person", {IDEAS: 20, PROJECTS: 14}, {}, people=1),
    )
}


def life_with_promises(word: Word, seed: int) -> Frames:
    """A steady life of an open community in which so much has a day. The same for the same seed."""
    frames = course_life(STEADY, seed)
    rng = np.random.default_rng([seed, len(word.name), sum(map(ord, word.name))])
    rows = []
    for what, given in word.given.items():
        count = rng.poisson(given * YEARS * 2)
        due = frames.today - rng.integers(1, HALF_A_YEAR * YEARS * 2, size=count)
        in_time = rng.random(count) < word.kept.get(what, 0.0)
        is_late = rng.random(count) < word.late
        days = rng.integers(0, 14, size=count)
        by = rng.integers(0, word.people, size=count)
        for each in range(count):
            day = int(due[each]) + int(-days[each] if in_time[each] else days[each] + 1)
            is_done = bool(in_time[each] or is_late[each]) and day < frames.today
            rows.append((str(what), int(due[each]), day if is_done else None, int(by[each])))
    return dataclasses.replace(
        frames,
        promises=pl.DataFrame(rows, schema=PROMISES, orient="row"),
        rooms=frozenset({"talk", "questions", "ideas", "decisions", "projects"}),
    )
