"""A trend: a line through the windows, with its interval and the year before."""

from collections.abc import Mapping, Sequence
from typing import Any

from guildhall.health.charts.chart import Chart, Point, with_year_before
from guildhall.health.charts.colours import Colours
from guildhall.health.charts.sizes import LEFT, TREND_HEIGHT, WIDTH, Spec

PERCENT = "format(100 * datum.value, '.0f') + '\u00a0%'"  # as in the table behind it


def trend(points: Sequence[Point], chart: Chart, colours: Colours) -> Spec:
    """A line through the windows, its interval as a band around it.

    A bar where only one window has one; the year before as a quiet line.
    """
    values = _values(points)
    when = _when(values)
    height = _height(is_share=chart.unit == "share")
    band = {
        "x": when,
        "y": {"field": "low", "type": "quantitative", "title": None},
        "y2": {"field": "high"},
    }
    return {
        "width": WIDTH,
        "height": TREND_HEIGHT,
        "data": {"values": values},
        "layer": [
            _of_known("low", {"type": "area", "color": colours.accent, "opacity": 0.18}, band),
            _of_known("low", {"type": "rule", "color": colours.accent, "opacity": 0.55}, band),
            _of_known(
                "year_before",
                {"type": "line", "color": colours.soft, "strokeWidth": 1, "opacity": 0.7},
                {"x": when, "y": {**height, "field": "year_before"}},
            ),
            {
                "mark": {
                    "type": "line",
                    "color": colours.accent,
                    "strokeWidth": 2,
                    "point": {"color": colours.accent, "size": 40},
                },
                "encoding": {"x": when, "y": height},
            },
        ],
    }


def _values(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [
        {
            "until": f"{point.until:%Y-%m-%d}",
            "value": point.value,
            "low": point.low,
            "high": point.high,
            "year_before": before.value if before else None,
        }
        for point, before in with_year_before(points)
    ]


def _when(values: Sequence[Mapping[str, Any]]) -> Spec:
    axis = {
        "format": "%b %y",
        "grid": False,
        "labelFlush": True,
        "values": _some(values),
        "labelOverlap": True,
    }
    return {"field": "until", "type": "temporal", "title": None, "axis": axis}


def _some(values: Sequence[Mapping[str, Any]]) -> list[str]:
    """The days that are written below a trend: the first, one in the middle, the last."""
    chosen = {0, len(values) // 2, len(values) - 1}
    return [values[number]["until"] for number in sorted(chosen)]


def _height(*, is_share: bool) -> Spec:
    scale = {"domain": [0, 1]} if is_share else {"zero": True, "nice": True}
    axis = {
        **({"labelExpr": PERCENT} if is_share else {"format": "~g"}),
        "tickCount": 3,
        "minExtent": LEFT,
        "maxExtent": LEFT,
    }
    return {"field": "value", "type": "quantitative", "title": None, "scale": scale, "axis": axis}


def _of_known(field: str, mark: Spec, encoding: Spec) -> Spec:
    """A layer of the windows in which the field has a value."""
    return {
        "transform": [{"filter": f"isValid(datum.{field})"}],
        "mark": mark,
        "encoding": encoding,
    }
