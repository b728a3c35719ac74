"""How well a network falls into a knit core and a loose rest (Borgatti & Everett 1999; domain.md
CORE-5).
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from guildhall.health.measure.networks import Edges


@dataclass(frozen=True, slots=True)
class Fit:
    """`fit` −1..1: correlation of the ties with "core all tied, rest not at all", core–rest cells
    left out; densities 0..1.
    """

    core: frozenset[int]
    fit: float
    core_density: float
    between_density: float
    rest_density: float
    is_prefix_only: bool


def fit_of(nodes: int, edges: Edges, core: Collection[int], *, touches_all: bool = False) -> float:
    """The correlation for one choice of core; 0 where one side has no variance.

    `touches_all`: core–rest cells count as ones.
    """
    inside, between, outside = _ties_by_cell(edges, _mask(nodes, core))
    size = len(core)
    return _correlation(nodes, size, inside, between, outside, touches_all=touches_all)


def best_fit(nodes: int, edges: Edges, *, exact_up_to: int) -> Fit:
    """The best prefix of the nodes by degree, then single swaps until none helps.

    Above `exact_up_to` nodes the prefix alone.

    edges: shape (m, 2), undirected, each pair once. Ties of degree go by node number. O(n + m)
    for the prefixes.
    """
    if nodes < 3 or len(edges) == 0:
        raise ValueError("A core needs at least three nodes and a tie.")
    core, fit = _best_prefix(nodes, edges, _by_degree(nodes, edges))
    is_prefix_only = nodes > exact_up_to
    if not is_prefix_only:
        core, fit = _swapped(nodes, edges, core, fit)
    inside, between, outside = _ties_by_cell(edges, _mask(nodes, core))
    size, rest = len(core), nodes - len(core)
    return Fit(
        frozenset(core),
        fit,
        _share(inside, size * (size - 1) / 2),
        _share(between, size * rest),
        _share(outside, rest * (rest - 1) / 2),
        is_prefix_only,
    )


def rewired_p(nodes: int, edges: Edges, *, draws: int, seed: int) -> float:
    """How often a network with the same degrees fits at least as well, 0..1.

    The real one is counted in.

    Both are measured by their best prefix, so that like is compared with like.
    """
    rng = np.random.default_rng(seed)
    order = _by_degree(nodes, edges)
    fit, current, hits = _best_prefix(nodes, edges, order)[1], edges.copy(), 1
    for _draw in range(draws):
        current = _rewired(current, rng)
        hits += _best_prefix(nodes, current, order)[1] >= fit - 1e-12
    return hits / (draws + 1)


def _by_degree(nodes: int, edges: Edges) -> np.ndarray:
    return np.lexsort((np.arange(nodes), -np.bincount(edges.ravel(), minlength=nodes)))


def _best_prefix(nodes: int, edges: Edges, order: np.ndarray) -> tuple[set[int], float]:
    """All prefixes at once: how many ties lie inside the first k, and outside them."""
    place = np.empty(nodes, dtype=np.int64)
    place[order] = np.arange(nodes)
    first = np.minimum(place[edges[:, 0]], place[edges[:, 1]])
    last = np.maximum(place[edges[:, 0]], place[edges[:, 1]])
    sizes = np.arange(2, nodes - 1)
    inside = np.searchsorted(np.sort(last), sizes, side="left")
    outside = len(edges) - np.searchsorted(np.sort(first), sizes, side="left")
    fits = _correlations(nodes, sizes, inside, outside)
    best = int(np.argmax(fits))
    return {int(node) for node in order[: sizes[best]]}, float(fits[best])


def _correlations(
    nodes: int, sizes: np.ndarray, inside: np.ndarray, outside: np.ndarray
) -> np.ndarray:
    """Phi of two yes/no vectors over the core–core and rest–rest cells."""
    core_cells = sizes * (sizes - 1) / 2
    rest_cells = (nodes - sizes) * (nodes - sizes - 1) / 2
    cells, ties = core_cells + rest_cells, inside + outside
    above = cells * inside - core_cells * ties
    below = np.sqrt(core_cells * rest_cells * ties * (cells - ties))
    return np.divide(above, below, out=np.zeros(below.shape), where=below > 0)


def _correlation(
    nodes: int, size: int, inside: int, between: int, outside: int, *, touches_all: bool
) -> float:
    if not touches_all:
        return float(
            _correlations(nodes, np.array([size]), np.array([inside]), np.array([outside]))[0]
        )
    rest_cells = (nodes - size) * (nodes - size - 1) / 2
    cells = nodes * (nodes - 1) / 2
    ones, ties = cells - rest_cells, inside + between + outside
    below = (ones * rest_cells * ties * (cells - ties)) ** 0.5
    return (cells * (inside + between) - ones * ties) / below if below else 0.0


def _swapped(nodes: int, edges: Edges, core: set[int], fit: float) -> tuple[set[int], float]:
    """Exchange one of the core with one of the rest, or take one in or out, as long as it helps.

    Of equal gains the first.
    """
    tied = np.zeros((nodes, nodes), dtype=np.int64)
    tied[edges[:, 0], edges[:, 1]] = tied[edges[:, 1], edges[:, 0]] = 1
    degrees, is_core = tied.sum(axis=1), _mask(nodes, core)
    while True:
        touching = tied @ is_core
        members, others = np.flatnonzero(is_core), np.flatnonzero(~is_core)
        inside, _between, outside = _ties_by_cell(edges, is_core)
        lose, gain = touching[members][:, None], touching[others][None, :]
        freed, bound = (degrees - touching)[members][:, None], (degrees - touching)[others][None, :]
        both = tied[np.ix_(members, others)]
        size = len(members)
        moves = [
            (
                _fits(nodes, size, inside - lose + gain - both, outside + freed - bound - both),
                members,
                others,
            ),
            (_fits(nodes, size - 1, inside - lose, outside + freed), members, None),
            (_fits(nodes, size + 1, inside + gain, outside - bound), None, others),
        ]
        fits, leaving, joining = max(moves, key=lambda move: float(move[0].max()))
        row, column = np.unravel_index(int(np.argmax(fits)), fits.shape)
        if fits[row, column] <= fit + 1e-9:
            return {int(node) for node in members}, fit
        fit = float(fits[row, column])
        if leaving is not None:
            is_core[leaving[row]] = False
        if joining is not None:
            is_core[joining[column]] = True


def _fits(nodes: int, size: int, inside: np.ndarray, outside: np.ndarray) -> np.ndarray:
    """The fit of each choice; −1 where it would leave no core or no rest."""
    if not 2 <= size <= nodes - 2:
        return np.full(inside.shape, -1.0)
    return _correlations(nodes, np.full(inside.shape, size), inside, outside)


def _rewired(edges: Edges, rng: np.random.Generator) -> Edges:
    """Degree-preserving: as many exchanges of ends as there are ties, those that would make a loop
    or a double left out.
    """
    made, known = edges.copy(), {(min(int(a), int(b)), max(int(a), int(b))) for a, b in edges}
    picks = rng.integers(0, len(edges), size=(len(edges), 2))
    flips = rng.random(len(edges)) < 0.5
    for (first, second), flip in zip(picks, flips, strict=True):
        (a, b), (c, d) = made[first], made[second][::-1] if flip else made[second]
        new = (min(int(a), int(d)), max(int(a), int(d))), (min(int(c), int(b)), max(int(c), int(b)))
        if (
            first == second
            or a == d
            or c == b
            or new[0] in known
            or new[1] in known
            or new[0] == new[1]
        ):
            continue
        known -= {
            (min(int(a), int(b)), max(int(a), int(b))),
            (min(int(c), int(d)), max(int(c), int(d))),
        }
        known |= set(new)
        made[first], made[second] = (a, d), (c, b)
    return made


def _ties_by_cell(edges: Edges, is_core: np.ndarray) -> tuple[int, int, int]:
    """How many ties lie within the core, between core and rest, and within the rest."""
    ends = is_core[edges[:, 0]].astype(int) + is_core[edges[:, 1]]
    return int((ends == 2).sum()), int((ends == 1).sum()), int((ends == 0).sum())


def _mask(nodes: int, core: Collection[int]) -> np.ndarray:
    is_core = np.zeros(nodes, dtype=bool)
    is_core[list(core)] = True
    return is_core


def _share(ties: int, cells: float) -> float:
    return ties / cells if cells else 0.0
