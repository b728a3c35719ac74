"""What a chart shows, from a snapshot.

The same for the worker that draws it and for the table behind it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from guildhall.health.in_words import figure_in_words, range_in_words, unit_of
from guildhall.health.numbers import numbers
from guildhall.health.words import ALIVENESS, INDICATORS, SIGNS, SPREADS

ALIVE = "aliveness"
PICTURED = "TIES-5"  # how far talk crosses units
MOST_TRENDS = 3
LEVELS = (_lazy("little or none"), _lazy("some"), _lazy("a lot"), _lazy("a great deal"))


class Kind(StrEnum):
    TREND = "trend"
    SPREAD = "spread"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Point:
    """One window of a trend; `low` and `high` of its interval where it has one."""

    until: dt.date
    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None

    def in_words(self, unit: str) -> str:
        return figure_in_words(self.value, unit, self.n, is_counted=self.low is not None)

    def sure(self, unit: str) -> str:
        if self.low is None or self.high is None:
            return "–"
        return range_in_words(self.low, self.high, unit)


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture and the table behind it.

    `name` as in its address; `says` it to people who don't see it; `columns` and `rows` are the
    table; `data` what is drawn; `note` how to read it.
    """

    kind: Kind
    name: str
    sign: str
    title: str
    says: str
    columns: Sequence[Any]
    rows: Sequence[Sequence[str]]
    data: Any
    unit: str = ""
    note: str = ""


def charts_of(seen: Mapping[str, Any]) -> list[Chart]:
    """Everything that can be drawn of one snapshot, without what is switched off.

    For each sign the trends of at most three figures and its spread; and the picture of units.
    """
    off = {one["id"] for one in seen["indicators"] if one["missing"] == "off"}
    spreads = {spread["sign"]: spread for spread in seen.get("spreads", [])}
    charts: list[Chart] = []
    for finding in seen["findings"]:
        if finding["sign"] not in SIGNS:
            continue  # those of aliveness come last, and what had a day is said in words
        charts += _trends(seen, finding)
        if finding["sign"] in spreads:
            charts.append(_spread(spreads[finding["sign"]]))
    if seen.get("picture"):
        charts.append(_picture(seen["picture"]))
    return [
        chart for chart in (*charts, *_of_aliveness(seen)) if indicator_of(chart.name) not in off
    ]


def indicator_of(name: str) -> str:
    """The figure with which a chart is switched off; "" if no chart has this name."""
    kind, _dash, rest = name.partition("-")
    if kind == Kind.SPREAD:
        words = SPREADS.get(rest.replace("-", "_"))
        return words.indicator if words else ""
    return PICTURED if kind == Kind.PICTURE else rest.upper()


def _trends(seen: Mapping[str, Any], finding: Mapping[str, Any]) -> list[Chart]:
    """Figures worth a look first."""
    known = [one for one in seen["indicators"] if one["sign"] == finding["sign"]]
    ordered = sorted(known, key=lambda one: one["band"] not in ("watch", "sign"))
    return [chart for one in ordered if (chart := _trend(seen, one))][:MOST_TRENDS]


def _of_aliveness(seen: Mapping[str, Any]) -> Iterator[Chart]:
    """The figure that is shown for each of the six words."""
    known = {one["id"]: one for one in seen["indicators"] if one["band"] != "none"}
    for _title, names in ALIVENESS.values():
        first = next((known[name] for name in names if name in known), None)
        if first and first["sign"] == ALIVE and (chart := _trend(seen, first)):
            yield chart


def _trend(seen: Mapping[str, Any], one: Mapping[str, Any]) -> Chart | None:
    """None for fewer than three windows."""
    points = points_of(seen, one)
    if len(points) < numbers().charts.trend_points:
        return None
    words, unit = INDICATORS[one["id"]], unit_of(one)
    first, last = points[0].in_words(unit), points[-1].in_words(unit)
    columns, rows = _table_of(points, unit)
    says = _(
        "%(name)s: %(first)s in the window to %(since)s, %(last)s in the one to %(until)s."
    ) % {
        "name": words.name,
        "first": first,
        "since": f"{points[0].until:%d %b %Y}",
        "last": last,
        "until": f"{points[-1].until:%d %b %Y}",
    }
    return Chart(
        Kind.TREND,
        f"trend-{one['id'].lower()}",
        one["sign"],
        str(words.name),
        says,
        columns,
        rows,
        points,
        unit,
    )


def _table_of(points: Sequence[Point], unit: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Its columns and rows; where each value probably lies only if that is known of one."""
    rows = [(f"{point.until:%d %b %Y}", point.in_words(unit)) for point in points]
    if all(point.low is None for point in points):
        return (_("To"), _("Value")), rows
    sure = [(*row, point.sure(unit)) for row, point in zip(rows, points, strict=True)]
    return (_("To"), _("Value"), _("Probably")), sure


def points_of(seen: Mapping[str, Any], one: Mapping[str, Any]) -> list[Point]:
    """Earlier quarters, then now; windows without enough data are left out."""
    if one["value"] is None:
        return []
    earlier = [
        Point(dt.date.fromisoformat(until), *figures[one["id"]])
        for until, figures in seen.get("quarters", {}).items()
        if one["id"] in figures
    ]
    low, high = one["interval"] or (None, None)
    now = Point(dt.date.fromisoformat(seen["until"]), one["value"], low, high, one["n"])
    return [*sorted(earlier, key=lambda point: point.until), now]


def with_year_before(points: Sequence[Point]) -> list[tuple[Point, Point | None]]:
    """Each window with the one that ended nearest to a year before it, within three weeks."""
    year, near = dt.timedelta(days=364), dt.timedelta(days=21)
    return [
        (point, next((one for one in points if abs(point.until - year - one.until) <= near), None))
        for point in points
    ]


def _spread(spread: Mapping[str, Any]) -> Chart:
    words = SPREADS[spread["name"]]
    lows = [part["low"] for part in spread["bins"]]
    labels = [
        words.label(low, following) for low, following in zip(lows, [*lows[1:], None], strict=True)
    ]
    rows = [
        (label, _("about %(percent)d\u00a0%%") % {"percent": round(100 * part["share"])})
        for label, part in zip(labels, spread["bins"], strict=True)
    ]
    data = [
        {"label": label, "share": part["share"]}
        for label, part in zip(labels, spread["bins"], strict=True)
    ]
    says = _("%(title)s: %(parts)s.") % {
        "title": words.title,
        "parts": ", ".join(f"{label} {share}" for label, share in rows),
    }
    return Chart(
        Kind.SPREAD,
        f"spread-{spread['name'].replace('_', '-')}",
        spread["sign"],
        str(words.title),
        says,
        (words.counted, _("share")),
        rows,
        data,
    )


def _picture(picture: Mapping[str, Any]) -> Chart:
    names = [block["name"] or _("others") for block in picture["blocks"]]
    inside = [
        (
            name,
            _("about %(number)d people") % {"number": block["people"]},
            str(LEVELS[block["inside"]]),
        )
        for name, block in zip(names, picture["blocks"], strict=True)
    ]
    across = [
        (f"{names[line['one']]} – {names[line['other']]}", "", str(LEVELS[line["level"]]))
        for line in picture["lines"]
    ]
    data = {"names": names, **picture}
    says = _("Who exchanges with whom, by unit: %(units)s.") % {
        "units": ", ".join(f"{name} {people}" for name, people, _level in inside)
    }
    if not across:
        says += " " + _("There is little or no exchange between units.")
    return Chart(
        Kind.PICTURE,
        "picture",
        "ties",
        _("who exchanges with whom, by unit"),
        says,
        (_("unit"), _("active"), _("exchange")),
        [*inside, *across],
        data,
        note=_(
            "Units of at least ten people, not individuals. A line means that at least ten people "
            "exchange across it, and not mostly one or two; the thicker, the more per person."
        ),
    )
