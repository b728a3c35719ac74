"""Draw a chart: a Vega-Lite specification made into SVG, without a browser and without the net.

The worker alone imports this.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import vl_convert

from guildhall.health.charts.chart import Chart, Kind, Point
from guildhall.health.charts.colours import Colours
from guildhall.health.charts.units import picture_of_units

FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"
WIDTH, TREND_HEIGHT, BAR_HEIGHT = 300, 120, 30
LEFT = 44  # room for an axis' numbers, the same in all: trends below each other line up
PERCENT = "format(100 * datum.value, '.0f') + '\u00a0%'"  # as in the table behind it
NAMES = 132  # room for the names of parts, also where the reader's letters are wider than ours
Spec = dict[str, Any]


def draw(chart: Chart, colours: Colours) -> str:
    """SVG on no ground, in the colours of a light or a dark page."""
    made: Mapping[Kind, Callable[[Any, Chart, Colours], Spec]] = {
        Kind.TREND: _trend,
        Kind.SPREAD: _spread,
        Kind.PICTURE: picture_of_units,
    }
    spec = made[chart.kind](chart.data, chart, colours) | {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "config": _config(colours),
        "padding": 4,
    }
    return str(vl_convert.vegalite_to_svg(spec))


def _config(colours: Colours) -> Spec:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": colours.soft,
            "titleColor": colours.soft,
            "gridColor": colours.line,
            "domainColor": colours.line,
            "tickColor": colours.line,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
        },
    }


def _trend(points: Sequence[Point], chart: Chart, colours: Colours) -> Spec:
    """A line through the windows, its interval as a band around it.

    A bar where only one window has one.
    """
    is_share = chart.unit == "share"
    values = [
        {
            "until": f"{point.until:%Y-%m-%d}",
            "value": point.value,
            "low": point.low,
            "high": point.high,
        }
        for point in points
    ]
    when = {
        "field": "until",
        "type": "temporal",
        "title": None,
        "axis": {
            "format": "%b %y",
            "grid": False,
            "labelFlush": True,
            "values": _some(values),
            "labelOverlap": True,
        },
    }
    scale = {"domain": [0, 1]} if is_share else {"zero": True, "nice": True}
    axis = {
        **({"labelExpr": PERCENT} if is_share else {"format": "~g"}),
        "tickCount": 3,
        "minExtent": LEFT,
        "maxExtent": LEFT,
    }
    height = {"field": "value", "type": "quantitative", "title": None, "scale": scale, "axis": axis}
    band = {"field": "low", "type": "quantitative", "title": None}
    return {
        "width": WIDTH,
        "height": TREND_HEIGHT,
        "data": {"values": values},
        "layer": [
            {
                "transform": [{"filter": "isValid(datum.low)"}],
                "mark": {"type": "area", "color": colours.accent, "opacity": 0.18},
                "encoding": {"x": when, "y": band, "y2": {"field": "high"}},
            },
            {
                "transform": [{"filter": "isValid(datum.low)"}],
                "mark": {"type": "rule", "color": colours.accent, "opacity": 0.55},
                "encoding": {"x": when, "y": band, "y2": {"field": "high"}},
            },
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


def _some(values: Sequence[Mapping[str, Any]]) -> list[str]:
    """The days that are written below a trend: the first, one in the middle, the last."""
    chosen = {0, len(values) // 2, len(values) - 1}
    return [values[number]["until"] for number in sorted(chosen)]


def _spread(bins: Sequence[Mapping[str, Any]], _chart: Chart, colours: Colours) -> Spec:
    """A bar for each part, with its share at the end."""
    values = [
        {
            "label": part["label"],
            "share": part["share"],
            "said": f"{round(100 * part['share'])}\u00a0%",
        }
        for part in bins
    ]
    place = {
        "field": "label",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {
            "domain": False,
            "ticks": False,
            "labelLimit": NAMES,
            "labelPadding": 8,
            "minExtent": NAMES,
            "maxExtent": NAMES,
        },
    }
    share = {
        "field": "share",
        "type": "quantitative",
        "title": None,
        "axis": None,
        "scale": {"domain": [0, 1.15]},
    }
    return {
        "width": WIDTH + LEFT - NAMES,
        "height": BAR_HEIGHT * len(values),
        "data": {"values": values},
        "layer": [
            {
                "mark": {
                    "type": "bar",
                    "color": colours.accent,
                    "height": {"band": 0.6},
                    "cornerRadius": 2,
                },
                "encoding": {"y": place, "x": share},
            },
            {
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dx": 5,
                    "color": colours.ink,
                    "fontSize": 12,
                },
                "encoding": {"y": place, "x": share, "text": {"field": "said"}},
            },
        ],
    }
