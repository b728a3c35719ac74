"""Indices of networks, through rustworkx. Nodes are 0..n−1; what is directed says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rustworkx as rx

Edges = np.ndarray  # shape (m, 2), integers


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """`raw` = reciprocated directed pairs / directed pairs, 0..1.

    `above_chance` ρ = (raw − ā)/(1 − ā), −1..1.
    """

    raw: float
    above_chance: float


def undirected(nodes: int, edges: Edges) -> rx.PyGraph:
    """A simple graph: each pair once, no loops."""
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from_no_data([(int(one), int(other)) for one, other in edges if one != other])
    return graph


def reciprocity(nodes: int, directed: Edges) -> Reciprocity:
    """Garlaschelli & Loffredo 2004 (domain.md TIES-7).

    Raises ValueError without pairs or with fewer than two nodes.
    """
    pairs = {(int(one), int(other)) for one, other in directed if one != other}
    if not pairs or nodes < 2:
        raise ValueError("Reciprocity needs directed pairs.")
    raw = sum((other, one) in pairs for one, other in pairs) / len(pairs)
    density = len(pairs) / (nodes * (nodes - 1))
    return Reciprocity(raw, (raw - density) / (1 - density) if density < 1 else 0.0)


def largest_share(graph: rx.PyGraph) -> float:
    """Share of the nodes in the largest connected piece, 0..1.

    0 for no nodes (domain.md TIES-9).
    """
    size = graph.num_nodes()
    return (
        max((len(piece) for piece in rx.connected_components(graph)), default=0) / size
        if size
        else 0.0
    )


def components(graph: rx.PyGraph) -> int:
    return int(rx.number_connected_components(graph))


def transitivity(graph: rx.PyGraph) -> float:
    """Three times the triangles / connected triples, 0..1; 0 without triples."""
    return float(rx.transitivity(graph))


def core_numbers(graph: rx.PyGraph) -> list[int]:
    """For each node the largest k of a k-core that holds it."""
    cores: Any = rx.core_number(graph)  # a mapping; its stub says int
    return [int(cores[node]) for node in graph.node_indices()]


def largest_core(graph: rx.PyGraph, *, people: int) -> int:
    """The largest k for which the k-core holds at least so many nodes.

    0 for none (domain.md TIES-9).
    """
    ordered = sorted(core_numbers(graph), reverse=True)
    return ordered[people - 1] if len(ordered) >= people else 0


def constraint(graph: rx.PyGraph, node: int) -> float | None:
    """Burt's constraint c_i = Σ_j (p_ij + Σ_q p_iq p_qj)², about 0..1.1, unweighted.

    None for a node without ties (domain.md TIES-10).

    For the person alone.
    """
    mine = list(graph.neighbors(node))
    if not mine:
        return None
    mine_set, share = set(mine), 1 / len(mine)
    total = 0.0
    for other in mine:
        indirect = 0.0
        for between in graph.neighbors(other):
            if between != node and between in mine_set:
                indirect += share / graph.degree(between)
        total += (share + indirect) ** 2
    return total


def external_internal(edges: Edges, units: Sequence[int]) -> float:
    """E-I = (E − I)/(E + I) of ties by the unit of each node, −1 (all inside) .. 1 (Krackhardt &
    Stern 1988). Never published raw.

    Raises ValueError without ties.
    """
    if len(edges) == 0:
        raise ValueError("E-I needs ties.")
    of = np.asarray(units)
    crosses = int((of[edges[:, 0]] != of[edges[:, 1]]).sum())
    return (2 * crosses - len(edges)) / len(edges)


def expected_external_internal(sizes: Sequence[int]) -> float:
    """What E-I would be if everyone were tied to everyone.

    (E_max − I_max)/(E_max + I_max) from the sizes of the units.
    """
    people = sum(sizes)
    inside = sum(size * (size - 1) / 2 for size in sizes)
    across = people * (people - 1) / 2 - inside
    return (across - inside) / (across + inside)


def permutation_p(edges: Edges, units: Sequence[int], *, draws: int, seed: int) -> float:
    """How often shuffled units give an E-I at most as high as the real one, 0..1.

    One-sided, with the real one counted in.
    """
    rng, of = np.random.default_rng(seed), np.asarray(units)
    crossed = (of[edges[:, 0]] != of[edges[:, 1]]).sum()
    hits = 1
    for _draw in range(draws):
        mixed = rng.permutation(of)
        hits += (mixed[edges[:, 0]] != mixed[edges[:, 1]]).sum() <= crossed
    return float(hits / (draws + 1))
