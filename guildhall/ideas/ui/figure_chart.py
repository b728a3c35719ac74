"""The figures of a small test over its days, as a drawing of the page itself."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format

from guildhall.ideas.numbers import in_full
from guildhall.kit.line_chart import LineChart, line_chart

register = template.Library()
BESIDE_AXIS = 6


@register.inclusion_tag("ideas/ui/figure_chart.html")
def figure_chart(
    figures: Iterable[tuple[dt.date, Decimal]], *, label: str, unit: str = ""
) -> dict[str, Any]:
    """Of one figure or more; the page has the table behind it. `label` is what was measured."""
    points = sorted(figures, key=lambda point: point[0])
    chart = line_chart([(day, float(value)) for day, value in points])
    words = [f"{in_full(value, unit)}, {date_format(day, 'j F')}" for day, value in points]
    return {
        "label": label,
        "first": words[0],
        "last": words[-1] if len(points) > 1 else "",
        "days": (chart.first_on, chart.last_on),
        "dots": [
            (_plain(dot.x), _plain(dot.y), word)
            for dot, word in zip(chart.spots, words, strict=True)
        ],
        **_shape(chart),
    }


def _shape(chart: LineChart) -> dict[str, Any]:
    """Numbers as SVG writes them, whatever the language of the page."""
    return {
        "view_box": f"0 0 {chart.width} {chart.height}",
        "left": _plain(chart.left),
        "right": _plain(chart.right),
        "bottom": _plain(chart.height - 8),
        "axis": _plain(chart.left - BESIDE_AXIS),
        "ticks": [(_plain(tick.at), _plain(tick.at + 4), tick.label) for tick in chart.ticks],
        "line": chart.line if len(chart.spots) > 1 else "",
    }


def _plain(number: float) -> str:
    return f"{number:g}"


def sample() -> dict[str, Any]:
    day, values = dt.date(2026, 3, 2), (9, 7, 7.5, 4, 2)
    return {
        "figures": [
            (day + dt.timedelta(days=7 * week), Decimal(str(value)))
            for week, value in enumerate(values)
        ]
    }
