"""The picture of who exchanges with whom: units on a circle, as a Vega-Lite specification."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guildhall.health.charts.chart import Chart
from guildhall.health.charts.colours import Colours

PICTURE_SIZE, MOST_DOTS, DOT_STEP = 320, 60, 6
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
Spec = dict[str, Any]


def picture_of_units(data: Mapping[str, Any], _chart: Chart, colours: Colours) -> Spec:
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
