"""Indices of networks equal networkx: on the classic networks and on 200 random graphs."""

import csv
import io
import os
import zipfile
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from guildhall.health.measure import networks
from guildhall.health.measure.core_periphery import best_fit, fit_of, rewired_p

DATA = (
    Path(os.environ.get("GUILDHALL_TEST_DATA", "../shared/data"))
    / "networks-classic"
    / "networks-classic-dev.zip"
)
HAS_DATA = pytest.mark.skipif(
    not DATA.exists(), reason=f"NOT TESTED on the classic networks: {DATA} is not here"
)


def rows(name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(DATA) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(name).decode())))


def classic(name: str) -> tuple[int, np.ndarray, list[dict[str, str]]]:
    """Number of nodes, directed pairs, the rows of the nodes."""
    nodes = rows(f"{name}.nodes.csv")
    key = next(iter(nodes[0]))
    place = {row[key]: number for number, row in enumerate(nodes)}
    pairs = [tuple(row.values())[:2] for row in rows(f"{name}.edges.csv")]
    return len(nodes), np.array([(place[one], place[other]) for one, other in pairs]), nodes


def same_as_networkx(nodes: int, edges: np.ndarray) -> None:
    ours = networks.undirected(nodes, edges)
    theirs = nx.Graph()
    theirs.add_nodes_from(range(nodes))
    theirs.add_edges_from((int(one), int(other)) for one, other in edges if one != other)
    bound = nx.constraint(theirs)

    assert networks.components(ours) == nx.number_connected_components(theirs)
    assert networks.largest_share(ours) == pytest.approx(
        max(map(len, nx.connected_components(theirs))) / nodes
    )
    assert networks.transitivity(ours) == pytest.approx(nx.transitivity(theirs), abs=1e-12)
    assert networks.core_numbers(ours) == [nx.core_number(theirs)[node] for node in range(nodes)]
    for node in range(nodes):
        mine = networks.constraint(ours, node)
        assert (mine is None and np.isnan(bound[node])) or mine == pytest.approx(
            bound[node], abs=1e-9
        )


def same_reciprocity(nodes: int, directed: np.ndarray) -> None:
    graph = nx.DiGraph([(int(one), int(other)) for one, other in directed if one != other])
    graph.add_nodes_from(range(nodes))

    found = networks.reciprocity(nodes, directed)

    assert found.raw == pytest.approx(nx.overall_reciprocity(graph), abs=1e-12)
    density = nx.density(graph)
    assert found.above_chance == pytest.approx((found.raw - density) / (1 - density), abs=1e-9)


@HAS_DATA
@pytest.mark.parametrize(
    "name", ["karate", "ht_advice", "ht_friends", "ht_reports", "flo_marriage", "flo_business"]
)
def test_classic_networks(name):
    nodes, edges, _rows = classic(name)

    same_as_networkx(nodes, edges)
    if name.startswith("ht_"):
        same_reciprocity(nodes, edges)


@HAS_DATA
@pytest.mark.parametrize("name", ["ht_advice", "ht_friends", "ht_reports"])
def test_ties_across_departments(name):
    """E-I from networkx's mixing of the same network by department."""
    _nodes, directed, people = classic(name)
    column = next(field for field in people[0] if field.lower().startswith("dep"))
    units = [row[column] for row in people]
    edges = np.array(sorted({(min(pair), max(pair)) for pair in directed.tolist()}))
    graph = nx.Graph(edges.tolist())
    nx.set_node_attributes(graph, dict(enumerate(units)), "unit")
    mixing = nx.attribute_mixing_dict(graph, "unit")
    inside = sum(counts.get(unit, 0) for unit, counts in mixing.items())
    total = sum(sum(counts.values()) for counts in mixing.values())

    found = networks.external_internal(edges, [sorted(set(units)).index(unit) for unit in units])

    assert found == pytest.approx((total - 2 * inside) / total, abs=1e-12)


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_random_graphs(first):
    for seed in range(first, first + 20):
        rng = np.random.default_rng(seed)
        nodes = int(rng.integers(3, 40))
        directed = rng.integers(0, nodes, size=(int(rng.integers(1, 4 * nodes)), 2))
        directed = directed[directed[:, 0] != directed[:, 1]]
        if len(directed):
            same_as_networkx(nodes, directed)
            same_reciprocity(nodes, directed)


def test_nothing_is_measured_of_no_network():
    empty = networks.undirected(0, np.empty((0, 2), int))

    assert (
        networks.largest_share(empty),
        networks.largest_core(empty, people=5),
        networks.components(empty),
    ) == (0, 0, 0)
    with pytest.raises(ValueError):
        networks.reciprocity(1, np.array([(0, 0)]))
    with pytest.raises(ValueError):
        networks.external_internal(np.empty((0, 2), int), [])


def test_swaps_find_at_least_what_every_core_of_small_graphs_reaches():
    """Against trying all cores.

    The search ends in the best one or close to it, and never above it.
    """
    close = 0
    for seed in range(20):
        edges = np.array(nx.gnm_random_graph(9, 14, seed=seed).edges)
        everything = max(fit_of(9, edges, core) for core in _cores(9))
        found = best_fit(9, edges, exact_up_to=2000)
        assert found.fit <= everything + 1e-9
        assert found.fit == pytest.approx(fit_of(9, edges, found.core), abs=1e-9)
        close += found.fit >= 0.9 * everything
    assert close >= 17


def test_a_knit_core_is_no_chance_and_a_random_graph_is():
    """Eight who are all tied, and a ring of thirty around them.

    Other networks with these degrees tie the eight less.
    """
    ring = [(8 + node, 8 + (node + 1) % 30) for node in range(30)]
    knit = np.array([(a, b) for a in range(8) for b in range(a)] + [(0, 8), (3, 20)] + ring)
    by_chance = np.array(nx.gnm_random_graph(38, 60, seed=4).edges)

    assert (
        rewired_p(38, knit, draws=100, seed=1) < 0.05 < rewired_p(38, by_chance, draws=100, seed=1)
    )


def _cores(nodes: int) -> list[set[int]]:
    return [
        {node for node in range(nodes) if mask >> node & 1}
        for mask in range(2**nodes)
        if 2 <= mask.bit_count() <= nodes - 2
    ]
