"""A spread: a bar for each part of a whole."""

from collections.abc import Mapping, Sequence
from typing import Any

from guildhall.health.charts.chart import Chart
from guildhall.health.charts.colours import Colours
from guildhall.health.charts.sizes import BAR_HEIGHT, LEFT, WIDTH, Spec

NAMES = 132  # room for the names of parts, also where the reader's letters are wider than ours


def spread(bins: Sequence[Mapping[str, Any]], _chart: Chart, colours: Colours) -> Spec:
    """A bar for each part, with its share at the end."""
    values = [
        {
            "label": part["label"],
            "share": part["share"],
            "said": f"{round(100 * part['share'])}\u00a0%",
        }
        for part in bins
    ]
    at = {"x": _share(), "y": _place()}
    bar = {
        "type": "bar",
        "color": colours.accent,
        "height": {"band": 0.6},
        "cornerRadius": 2,
    }
    words = {"type": "text", "align": "left", "dx": 5, "color": colours.ink, "fontSize": 12}
    return {
        "width": WIDTH + LEFT - NAMES,
        "height": BAR_HEIGHT * len(values),
        "data": {"values": values},
        "layer": [
            {"mark": bar, "encoding": at},
            {"mark": words, "encoding": {**at, "text": {"field": "said"}}},
        ],
    }


def _place() -> Spec:
    axis = {
        "domain": False,
        "ticks": False,
        "labelLimit": NAMES,
        "labelPadding": 8,
        "minExtent": NAMES,
        "maxExtent": NAMES,
    }
    return {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": axis}


def _share() -> Spec:
    return {
        "field": "share",
        "type": "quantitative",
        "title": None,
        "axis": None,
        "scale": {"domain": [0, 1.15]},
    }
