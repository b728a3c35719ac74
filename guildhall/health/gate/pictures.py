"""What may be drawn (domain.md 6.3, 6.4).

No part of a spread has few people behind it, and nobody can be found in a picture: it shows units,
not people, because in a drawing of dots and lines those who talk to everyone are easy to find.
Every number in it is coarse, so that two pictures, or a picture and a figure, give nothing away by
subtraction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guildhall.health.numbers import numbers

if TYPE_CHECKING:
    from guildhall.health.measure.pictures import Network, Spread

OTHERS = ""
ROUND_TO = 5


def spread_shown(spread: Spread) -> dict[str, Any] | None:
    """Neighbouring bins together until enough people stand behind each.

    Shares in steps of five percent. None for less than two.
    """
    given = numbers()
    fewest = given.privacy.breakdown if spread.is_survey else given.privacy.people
    merged: list[tuple[float, Counter[int]]] = []
    for part in spread.bins:
        if merged and not _is_safe(merged[-1][1], fewest):
            merged[-1] = (merged[-1][0], merged[-1][1] + part.people)
        else:
            merged.append((part.low, part.people))
    if len(merged) > 1 and not _is_safe(merged[-1][1], fewest):
        _low, people = merged.pop()
        merged[-1] = (merged[-1][0], merged[-1][1] + people)
    total = sum(people.total() for _low, people in merged)
    if len(merged) < 2 or total < given.gate.fewest or not _is_safe(merged[-1][1], fewest):
        return None
    step = given.charts.rounded_to
    bins = [
        {"low": low, "share": round(round(people.total() / total / step) * step, 2)}
        for low, people in merged
    ]
    return {"name": spread.name, "sign": str(spread.sign), "bins": bins}


def picture_shown(network: Network) -> dict[str, Any] | None:
    """Units of ten or more, the smaller ones together, and how much is exchanged inside and between
    them, in three steps.
    """
    blocks = _blocks(network.units)
    if blocks is None:
        return None
    place = {person: number for number, (_name, people) in enumerate(blocks) for person in people}
    between: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one, other in network.ties:
        if one in place and other in place:
            pair = (min(place[one], place[other]), max(place[one], place[other]))
            between.setdefault(pair, []).append((one, other))
    sizes = [len(people) for _name, people in blocks]
    levels = {
        (one, other): _level(ties, sizes[one] if one == other else sizes[one] + sizes[other])
        for (one, other), ties in between.items()
    }
    return {
        "blocks": [
            {
                "name": name,
                "people": ROUND_TO * round(len(people) / ROUND_TO),
                "inside": levels.get((number, number), 0),
            }
            for number, (name, people) in enumerate(blocks)
        ],
        "lines": [
            {"one": one, "other": other, "level": level}
            for (one, other), level in sorted(levels.items())
            if one != other and level
        ],
    }


def _blocks(units: Mapping[str, frozenset[int]]) -> list[tuple[str, frozenset[int]]] | None:
    """The largest first; people in none, or in a small one, are among the others.

    Too few others join the smallest. None for one.
    """
    given = numbers().privacy
    if sum(map(len, units.values())) < given.picture_people:
        return None
    large = sorted(
        (
            (name, people)
            for name, people in units.items()
            if name != OTHERS and len(people) >= given.breakdown
        ),
        key=lambda block: (-len(block[1]), block[0]),
    )
    others = frozenset().union(
        *(people for name, people in units.items() if (name, people) not in large)
    )
    if 0 < len(others) < given.breakdown and large:
        others = others | large.pop()[1]
    blocks = [*large, (OTHERS, others)] if others else large
    return blocks if len(blocks) > 1 else None


def _level(ties: Sequence[tuple[int, int]], people: int) -> int:
    """0 none, few, or mostly of one or two people.

    1 thin to 3 thick: ties for each person in it.
    """
    given = numbers()
    if not _is_safe(
        Counter(person for tie in ties for person in tie), given.privacy.breakdown, of=len(ties)
    ):
        return 0
    return 1 + sum(len(ties) / people >= step for step in given.charts.ties_a_head)


def _is_safe(people: Counter[int], fewest: int, *, of: int | None = None) -> bool:
    """Enough of them, and neither one nor two who make most of it.

    `of`: how much there is, where two people share in each.
    """
    given, total = numbers().privacy, people.total() if of is None else of
    most = [count for _person, count in people.most_common(2)]
    return (
        len(people) >= fewest
        and most[0] <= given.dominant_one * total
        and sum(most) <= given.dominant_two * total
    )
