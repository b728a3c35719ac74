"""Every oracle of domain.md, appendix B, to four decimals (0.4 to the three that it gives)."""

import numpy as np
import polars as pl
import pytest

from guildhall.health.measure import networks
from guildhall.health.measure.core_periphery import best_fit, fit_of
from guildhall.health.measure.proportions import Proportion, has_changed, newcombe, wilson
from guildhall.health.measure.spread import (
    absence_factor,
    burstiness,
    divergence,
    evenness,
    gini,
    z_score,
)
from guildhall.health.measure.ties import decayed
from guildhall.health.measure.waiting import time_until

NINE = np.array(
    [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (0, 4), (1, 5), (2, 6), (2, 7), (0, 8), (6, 7)]
)


def test_contributor_absence_factor():
    counts = [1000, 202, 90, 33, 332, 343, 42, 433]

    assert absence_factor(counts) == 2
    assert absence_factor(counts, share=0.8) == 4
    assert absence_factor([]) == 0
    assert absence_factor([5]) == 1


def test_gini():
    assert gini([0, 0, 1, 3, 6]) == pytest.approx(0.6, abs=5e-5)
    assert gini([0, 0, 1, 3, 6], is_corrected=True) == pytest.approx(0.75, abs=5e-5)
    assert gini([1, 3, 6]) == pytest.approx(0.3333, abs=5e-5)
    assert gini([1, 3, 6], is_corrected=True) == pytest.approx(0.5, abs=5e-5)
    with pytest.raises(ValueError, match="counts"):
        gini([0, 0])


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (7, 10, 0.397, 0.892),
        (21, 30, 0.521, 0.833),
        (70, 100, 0.604, 0.781),
        (0, 10, 0, 0.278),
        (3, 5, 0.231, 0.882),
    ],
)
def test_wilson(count, total, low, high):
    assert wilson(Proportion(count, total)) == pytest.approx((low, high), abs=5e-4)


def test_newcombe_example_of_its_paper():
    """Newcombe 1998, table II, method 10: 56/70 − 48/80 = 0.2, 0.0524 to 0.3339."""
    found = newcombe(Proportion(56, 70), Proportion(48, 80))

    assert found == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert has_changed(found)
    assert not has_changed(newcombe(Proportion(7, 10), Proportion(6, 10)))


def test_kaplan_meier_median():
    answered, still_open = [1, 2, 3, 5, 8, 20], [40, 90, 168, 168]

    assert time_until(0.5, over=answered, waiting=still_open) == 8
    assert time_until(0.8, over=answered, waiting=still_open) is None
    assert time_until(0.5, over=[], waiting=[1]) is None


def test_normalised_entropy():
    assert evenness([8, 1, 1]) == pytest.approx(0.5817, abs=5e-5)
    assert evenness([8, 0, 0]) == 0


def test_jensen_shannon():
    assert divergence([5, 3, 2, 0], [1, 3, 2, 4]) == pytest.approx(0.3050, abs=5e-5)
    assert divergence([1, 2], [2, 4]) == pytest.approx(0, abs=1e-9)


def test_expected_e_i():
    assert networks.expected_external_internal([12, 8, 5]) == pytest.approx(0.3067, abs=5e-5)
    assert networks.expected_external_internal([10, 10]) == pytest.approx(0.0526, abs=5e-5)


def test_e_i_above_expectation():
    """18 ties across and 27 inside, in units of 12, 8 and 5."""
    units = [0] * 12 + [1] * 8 + [2] * 5
    inside = [(one, other) for one in range(12) for other in range(one)][:27]
    across = [(one, 12 + one % 8) for one in range(12)] + [(one, 20 + one % 5) for one in range(6)]

    found = networks.external_internal(np.array(inside + across), units)

    assert found == pytest.approx(-0.2, abs=5e-5)
    assert found - networks.expected_external_internal([12, 8, 5]) == pytest.approx(
        -0.5067, abs=5e-5
    )


def test_core_periphery_fit():
    fit = best_fit(9, NINE, exact_up_to=2000)

    assert fit.core == {0, 1, 2}
    assert fit.fit == pytest.approx(0.8367, abs=5e-5)
    assert fit_of(9, NINE, {0, 1, 2}) == pytest.approx(0.8367, abs=5e-5)
    assert fit_of(9, NINE, {0, 1, 2}, touches_all=True) == pytest.approx(0.4383, abs=5e-5)
    assert (fit.core_density, fit.between_density, fit.rest_density) == pytest.approx(
        (1, 0.3889, 0.0667), abs=5e-5
    )


def test_burt_constraint():
    star, clique = (
        np.array([(0, leaf) for leaf in range(1, 5)]),
        np.array([(a, b) for a in range(4) for b in range(a)]),
    )

    assert networks.constraint(networks.undirected(5, star), 0) == pytest.approx(0.25, abs=5e-5)
    assert networks.constraint(networks.undirected(5, star), 1) == pytest.approx(1, abs=5e-5)
    assert networks.constraint(networks.undirected(4, clique), 2) == pytest.approx(0.9259, abs=5e-5)
    assert networks.constraint(networks.undirected(9, NINE), 0) == pytest.approx(0.3275, abs=5e-5)
    assert networks.constraint(networks.undirected(9, NINE), 6) == pytest.approx(0.9531, abs=5e-5)
    assert networks.constraint(networks.undirected(2, np.empty((0, 2), int)), 0) is None


def test_reciprocity_above_chance():
    both = [(0, 1), (1, 0), (2, 3), (3, 2), (4, 5), (5, 4), (6, 7), (7, 6)]
    single = [(0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 9), (1, 2), (1, 3)]

    found = networks.reciprocity(10, np.array(both + single))

    assert (found.raw, found.above_chance) == pytest.approx((0.4444, 0.3056), abs=5e-5)


def test_burstiness():
    assert burstiness([7, 7, 7, 7]) == -1
    assert burstiness([1, 1, 2, 1, 15]) == pytest.approx(0.1591, abs=5e-5)


def test_z_score():
    assert z_score(9, 4) == pytest.approx(1.387, abs=5e-4)


def test_decay():
    assert pl.select(decayed(pl.lit(30))).item() == pytest.approx(0.7071, abs=5e-5)
