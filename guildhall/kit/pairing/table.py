"""The worth of every pair of many people as one table, and its best edges."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from guildhall.kit.pairing import worth as rule
from guildhall.kit.pairing.partner import Partner

ROWS = 500  # at once, so that a table of 3,000 people takes a few megabytes
NEVER = -1

Points = npt.NDArray[np.int32]
Marks = npt.NDArray[np.float32]


class Table:
    """The same points as `worth`, computed for some rows at a time."""

    def __init__(self, people: Sequence[Partner], forbidden: set[tuple[int, int]]) -> None:
        self._count = len(people)
        self._helps, self._learns = _marks(people, lambda one: one.helps, lambda one: one.learns)
        [self._speaks] = _marks(people, lambda one: one.speaks)
        self._units = np.array([-1 if one.unit is None else one.unit for one in people])
        self._offsets = np.array([one.offset for one in people])
        self._likes = np.array([one.likes_counterparts for one in people])
        place = {one.key: index for index, one in enumerate(people)}
        inside = [
            (place[one], place[other])
            for one, other in forbidden
            if one in place and other in place
        ]
        both_ways = inside + [(other, one) for one, other in inside]
        self._apart = np.array(both_ways, dtype=np.int64).reshape(-1, 2)

    def best_edges(self, number: int) -> list[tuple[int, int, int]]:
        """Each person's best partners: index, index and points; every edge once.

        Among equals each person takes those that come after them, so that not everyone takes the
        same few.
        """
        number = min(number, self._count - 1)
        edges: dict[tuple[int, int], int] = {}
        for start in range(0, self._count, ROWS):
            rows = np.arange(start, min(start + ROWS, self._count))
            points = self._points(rows)
            turn = (np.arange(self._count)[None] - rows[:, None] - 1) % self._count
            order = points.astype(np.int64) * self._count + (self._count - 1 - turn)
            best = np.argpartition(-order, number - 1, axis=1)[:, :number]
            for here, row, partners in zip(rows.tolist(), points, best.tolist(), strict=True):
                for there in partners:
                    if row[there] != NEVER:
                        pair = (here, there) if here < there else (there, here)
                        edges[pair] = int(row[there])
        return [(one, other, points) for (one, other), points in sorted(edges.items())]

    def _points(self, rows: npt.NDArray[np.int64]) -> Points:
        units = self._units
        across = (units[rows, None] != units[None]) & (units[rows, None] >= 0) & (units[None] >= 0)
        learnt = self._learns[rows] @ self._helps.T + self._helps[rows] @ self._learns.T
        common = np.minimum(self._helps[rows] @ self._helps.T, rule.MOST_COMMON) * rule.COMMON
        wanted = across & (self._likes[rows, None] | self._likes[None])
        shared = self._speaks[rows] @ self._speaks.T
        points = (
            across * rule.BRIDGE
            + np.minimum(learnt, rule.MOST_LEARN) * rule.LEARN
            + common * np.where(wanted, rule.COUNTERPART, 1)
            + (shared > 0) * rule.LANGUAGE
            + self._hours(rows) * rule.HOUR
        ).astype(np.int32)
        speaks: npt.NDArray[np.bool_] = self._speaks.sum(axis=1) > 0
        points[(speaks[rows, None] & speaks[None]) & (shared == 0)] = NEVER
        points[np.arange(len(rows)), rows] = NEVER
        here = (self._apart[:, 0] >= rows[0]) & (self._apart[:, 0] <= rows[-1])
        points[self._apart[here, 0] - rows[0], self._apart[here, 1]] = NEVER
        return points

    def _hours(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        day = 24 * 60
        apart = np.abs(self._offsets[rows, None] - self._offsets[None]) % day
        apart = np.minimum(apart, day - apart)
        shared: npt.NDArray[np.int64] = np.maximum(0, (rule.WORKING_DAY * 60 - apart) // 60)
        return shared


def _marks(people: Sequence[Partner], *texts: Callable[[Partner], frozenset[str]]) -> list[Marks]:
    """A row of zeros and ones for each person, with the same columns for all `texts`."""
    columns = sorted({text for read in texts for one in people for text in read(one)})
    place = {text: index for index, text in enumerate(columns)}
    tables = []
    for read in texts:
        marks = np.zeros((len(people), max(1, len(columns))), dtype=np.float32)
        for index, one in enumerate(people):
            marks[index, [place[text] for text in read(one)]] = 1
        tables.append(marks)
    return tables
