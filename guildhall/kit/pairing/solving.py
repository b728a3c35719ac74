"""Find the pairs: maximum weight matching (Galil 1986, as rustworkx has it), then a trio.

Up to `EXACT` people every pair that is allowed is an edge, and the answer is the best there is: as
many people as can be paired, and among those the greatest worth. Above that only the `CANDIDATES`
best partners of each person are edges, which on balanced groups gave the same worth (bench), and
no more than `BLOCK` people are matched at once, mixed so that each block holds every unit. Who is
left over after that is matched once more with the others left over, and joins a pair where they
get along with both: a trio. Whoever is allowed with nobody stays alone this time.
"""

import itertools
import random
from collections.abc import Collection, Iterable, Sequence

import numpy as np
import rustworkx as rx

from guildhall.kit.pairing.partner import Group, Partner, Why
from guildhall.kit.pairing.table import Table
from guildhall.kit.pairing.worth import reason, terms, worth

EXACT = 300  # people; every pair is an edge
CANDIDATES = 24  # edges of each person above that
BLOCK = 3_000  # people matched at once

Pair = tuple[int, int]


def plan(
    partners: Sequence[Partner], *, apart: Collection[Pair] = (), seed: int = 0
) -> list[Group]:
    """Who meets whom in one round, and why.

    `apart` holds pairs of keys that must not meet, in either order: those who were introduced
    before, who blocked each other, or never want to. Everyone is in one group at most. The same
    input and `seed` give the same answer.
    """
    people = sorted(partners, key=lambda one: one.key)
    forbidden = {_ordered(*pair) for pair in apart}
    mixed = people[:]
    random.Random(seed).shuffle(mixed)  # noqa: S311 - no secret: which block someone is in
    pairs: list[Pair] = []
    for block in _blocks(_dealt(mixed)):
        pairs += _matched(block, forbidden)
    paired = {key for pair in pairs for key in pair}
    left = [one for one in people if one.key not in paired]
    pairs += _matched(left, forbidden) if len(people) > EXACT else []
    return _with_reasons(people, pairs, forbidden)


def _dealt(people: Sequence[Partner]) -> list[Partner]:
    """In turn from each unit, so that a block holds people of every one."""
    by_unit: dict[int, list[Partner]] = {}
    for one in people:
        by_unit.setdefault(one.unit or 0, []).append(one)
    turns = itertools.zip_longest(*(by_unit[unit] for unit in sorted(by_unit)))
    return [one for turn in turns for one in turn if one is not None]


def _blocks(people: Sequence[Partner]) -> Iterable[list[Partner]]:
    """As few as can be, of about the same size."""
    number = -(-len(people) // BLOCK) or 1
    size = -(-len(people) // number)
    for start in range(0, len(people), size or 1):
        yield sorted(people[start : start + size], key=lambda one: one.key)


def _matched(people: Sequence[Partner], forbidden: set[Pair]) -> list[Pair]:
    """Pairs of keys: of all people that can be paired, the worthiest."""
    if len(people) < 2:
        return []
    edges = (
        _all_edges(people, forbidden)
        if len(people) <= EXACT
        else Table(people, forbidden).best_edges(CANDIDATES)
    )
    graph: rx.PyGraph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(people)))
    graph.add_edges_from(edges)
    found = rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return sorted(_ordered(people[one].key, people[other].key) for one, other in found)


def _all_edges(people: Sequence[Partner], forbidden: set[Pair]) -> list[tuple[int, int, int]]:
    edges = []
    for (here, one), (there, other) in itertools.combinations(enumerate(people), 2):
        points = None if _ordered(one.key, other.key) in forbidden else worth(one, other)
        if points is not None:
            edges.append((here, there, points))
    return edges


def _with_reasons(
    people: Sequence[Partner], pairs: Sequence[Pair], forbidden: set[Pair]
) -> list[Group]:
    """Each pair with the term that won; who is left over joins the pair they fit best."""
    by_key = {one.key: one for one in people}
    partners = [(by_key[one], by_key[other]) for one, other in pairs]
    usual = _usual(partners)
    groups = [
        Group((one.key, other.key), *reason(one, other, usual=usual)) for one, other in partners
    ]
    paired = {key for pair in pairs for key in pair}
    for one in people:
        if one.key not in paired:
            _join_best(one, groups, by_key, forbidden)
    return groups


def _join_best(
    one: Partner, groups: list[Group], by_key: dict[int, Partner], forbidden: set[Pair]
) -> None:
    """Make a trio of the pair to which they are worth most together; leave all as it is if none."""
    best, most = -1, -1
    for place, group in enumerate(groups):
        if len(group.keys) > 2:
            continue
        points = [
            None if _ordered(one.key, key) in forbidden else worth(one, by_key[key])
            for key in group.keys
        ]
        together = -1 if None in points else sum(filter(None, points))
        if together > most:
            best, most = place, together
    if best >= 0:
        group = groups[best]
        groups[best] = Group((*group.keys, one.key), group.why, group.about)


def _usual(pairs: Sequence[tuple[Partner, Partner]]) -> dict[Why, float]:
    """The mean points of each term over the pairs of this round."""
    sums: dict[Why, float] = dict.fromkeys(Why, 0.0)
    for one, other in pairs:
        for why, points in terms(one, other):
            sums[why] += points
    return {why: total / max(1, len(pairs)) for why, total in sums.items()}


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def total_worth(people: Sequence[Partner], groups: Iterable[Group]) -> int:
    """The points of all pairs together, without those who joined as a third."""
    by_key = {one.key: one for one in people}
    pairs = [(by_key[group.keys[0]], by_key[group.keys[1]]) for group in groups]
    return int(np.sum([worth(one, other) or 0 for one, other in pairs])) if pairs else 0
