"""Draw a chart: a Vega-Lite specification made into SVG, without a browser and without the net.

The worker alone imports this.
"""

from collections.abc import Callable, Mapping
from typing import Any

import vl_convert

from guildhall.health.charts.chart import Chart, Kind
from guildhall.health.charts.colours import Colours
from guildhall.health.charts.sizes import Spec
from guildhall.health.charts.spread import spread
from guildhall.health.charts.trend import trend
from guildhall.health.charts.units import picture_of_units

FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"


def draw(chart: Chart, colours: Colours) -> str:
    """SVG on no ground, in the colours of a light or a dark page."""
    made: Mapping[Kind, Callable[[Any, Chart, Colours], Spec]] = {
        Kind.TREND: trend,
        Kind.SPREAD: spread,
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
