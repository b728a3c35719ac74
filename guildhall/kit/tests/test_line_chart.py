"""A small chart: round numbers around the figures, every point inside the field."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guildhall.kit.line_chart import in_short, line_chart, round_numbers

DAY = dt.date(2026, 3, 2)
FIGURES = some.floats(min_value=-1e12, max_value=1e12).map(lambda value: round(value, 4))
DAYS = some.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2030, 1, 1))


@given(some.lists(some.tuples(DAYS, FIGURES), min_size=1, max_size=40))
def test_every_point_is_inside_and_the_days_go_to_the_right(points):
    chart = line_chart(points)

    assert len(chart.spots) == len(points)
    assert all(chart.left <= spot.x <= chart.right for spot in chart.spots)
    assert all(chart.top <= spot.y <= chart.bottom for spot in chart.spots)
    assert [spot.x for spot in chart.spots] == sorted(spot.x for spot in chart.spots)
    assert 2 <= len(chart.ticks) <= 7
    assert all(math.isfinite(number) for spot in chart.spots for number in (spot.x, spot.y))


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [
        (0, 10, [0, 2.5, 5, 7.5, 10]),
        (12, 47, [0, 20, 40, 60]),
        (96, 99, [96, 97, 98, 99]),
        (-3, 3, [-4, -2, 0, 2, 4]),
        (5, 5, [2, 4, 6, 8]),
        (0, 0, [-1, -0.5, 0, 0.5, 1]),
    ],
)
def test_the_numbers_beside_the_axis_are_round(lowest, highest, expected):
    assert round_numbers(lowest, highest) == expected


def test_one_figure_is_in_the_middle_and_figures_out_of_order_are_put_in_order():
    alone = line_chart([(DAY, 7.0)])
    late, early = (DAY + dt.timedelta(days=7), 3.0), (DAY, 5.0)

    ordered = line_chart([late, early])

    assert alone.left < alone.spots[0].x < alone.right
    assert [spot.value for spot in ordered.spots] == [5.0, 3.0]


@pytest.mark.parametrize("figure", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_not_drawn(figure):
    with pytest.raises(ValueError, match="finite"):
        line_chart([(DAY, figure)])


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (12.5, "12.5"), (9_999, "9999"), (25_000, "25k"), (1.2e6, "1.2M"), (1e12, "1T")],
)
def test_large_figures_are_short(value, written):
    assert in_short(value) == written
