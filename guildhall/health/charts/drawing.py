"""Draw a chart: a Vega-Lite specification made into SVG, without a browser and without the net.

The worker alone imports this.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import vl_convert

from guildhall.health.charts.chart import Chart, Kind, Point
from guildhall.health.charts.colours import Colours

FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"
WIDTH, TREND_HEIGHT, BAR_HEIGHT, PICTURE_SIZE = 300, 120, 30, 320
LEFT = 44  # room for an axis' numbers, the same in all: trends below each other line up
NAMES = 132  # room for the names of parts, also where the reader's letters are wider than ours
MOST_DOTS, DOT_STEP = 60, 6
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
Spec = dict[str, Any]


def draw(chart: Chart, colours: Colours) -> str:
    """SVG on no ground, in the colours of a light or a dark page."""
    made: Mapping[Kind, Callable[[Any, Chart, Colours], Spec]] = {
        Kind.TREND: _trend,
        Kind.SPREAD: _spread,
        Kind.PICTURE: _picture,
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
        "format": ".0%" if is_share else "~g",
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
        {"label": part["label"], "share": part["share"], "said": f"{round(100 * part['share'])} %"}
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


def _picture(data: Mapping[str, Any], _chart: Chart, colours: Colours) -> Spec:
    """Units on a circle, each a disc of dots in a ring, with lines between those who exchange.

    As many dots as people, up to sixty; a ring the stronger the more they exchange inside, lines
    the thicker the more across.
    """
    blocks = data["blocks"]
    each = max(1, max(block["people"] for block in blocks) / MOST_DOTS)
    discs = [
        Disc(_on_circle(number, len(blocks)), round(block["people"] / each))
        for number, block in enumerate(blocks)
    ]
    return {
        "width": PICTURE_SIZE,
        "height": PICTURE_SIZE,
        "layer": [
            _lines(data["lines"], discs, colours),
            _rings(blocks, discs, colours),
            _people(discs, colours),
            *_unit_names(data["names"], discs, colours),
        ],
    }


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a unit is drawn, in points from the middle, and with how many dots."""

    centre: tuple[float, float]
    dots: int

    @property
    def radius(self) -> float:
        return DOT_STEP * (math.sqrt(self.dots) + 1)


def _lines(lines: Sequence[Mapping[str, Any]], discs: Sequence[Disc], colours: Colours) -> Spec:
    values = [
        {
            **_ends(discs[line["one"]].centre, discs[line["other"]].centre),
            "width": 2 + 4 * (line["level"] - 1),
        }
        for line in lines
    ]
    mark = {"type": "rule", "color": colours.soft, "opacity": 0.6, "strokeCap": "round"}
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return _layer(values, mark, **ends, strokeWidth=_as_it_is("width"))


def _rings(blocks: Sequence[Mapping[str, Any]], discs: Sequence[Disc], colours: Colours) -> Spec:
    values = [
        {**_at(disc.centre), "size": 4 * disc.radius**2, "inside": 1 + 2 * block["inside"]}
        for disc, block in zip(discs, blocks, strict=True)
    ]
    mark = {
        "type": "point",
        "filled": True,
        "fill": colours.ground,
        "stroke": colours.accent,
        "opacity": 1,
    }
    return _layer(values, mark, size=_as_it_is("size"), strokeWidth=_as_it_is("inside"))


def _people(discs: Sequence[Disc], colours: Colours) -> Spec:
    values = [_at(dot) for disc in discs for dot in _dots(disc.centre, disc.dots)]
    mark = {"type": "point", "filled": True, "color": colours.accent, "size": 30, "opacity": 1}
    return _layer(values, mark)


def _unit_names(names: Sequence[str], discs: Sequence[Disc], colours: Colours) -> list[Spec]:
    """Each name outside its ring, first as a halo in the colour of the page."""
    values = []
    for disc, name in zip(discs, names, strict=True):
        x, y = disc.centre
        outward = -1 if y <= 0 else 1
        values.append({**_at((x, y + outward * (disc.radius + 14))), "name": name})
    halo = {"color": colours.ground, "stroke": colours.ground, "strokeWidth": 5}
    return [
        _layer(
            values,
            {"type": "text", "fontSize": 13, "limit": 150, **paint},
            text={"field": "name"},
        )
        for paint in (halo, {"color": colours.ink})
    ]


def _layer(values: Sequence[Mapping[str, Any]], mark: Spec, **encoding: Spec) -> Spec:
    """Values at their place in the square of the picture."""
    half = PICTURE_SIZE / 2
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [-half, half]}}
    y = {"field": "y", "type": "quantitative", "axis": None, "scale": {"domain": [half, -half]}}
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {"x": x, "y": y, **encoding},
    }


def _at(place: tuple[float, float]) -> dict[str, float]:
    return {"x": place[0], "y": place[1]}


def _as_it_is(field: str) -> Spec:
    return {"field": field, "type": "quantitative", "scale": None, "legend": None}


def _ends(one: tuple[float, float], other: tuple[float, float]) -> dict[str, float]:
    return {"x": one[0], "y": one[1], "x2": other[0], "y2": other[1]}


def _on_circle(number: int, of: int) -> tuple[float, float]:
    """Clockwise from the top, in points from the middle."""
    angle, radius = 2 * math.pi * number / of, PICTURE_SIZE * 0.31
    return radius * math.sin(angle), -radius * math.cos(angle)


def _dots(centre: tuple[float, float], count: int) -> list[tuple[float, float]]:
    """Dots in a disc as sunflowers have their seeds."""
    return [
        (
            centre[0] + DOT_STEP * math.sqrt(number) * math.cos(number * GOLDEN_ANGLE),
            centre[1] + DOT_STEP * math.sqrt(number) * math.sin(number * GOLDEN_ANGLE),
        )
        for number in range(count)
    ]
