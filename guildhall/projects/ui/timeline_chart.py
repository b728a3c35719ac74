"""The dates of a project as a drawing of the page itself, above the list that says the same."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.formats import date_format

from guildhall.kit.time_bars import Bar, Span, TimeBars, TimeTick, fitted, time_bars
from guildhall.projects.timeline import Dated, Sort

register = template.Library()
FORMATS = {"day": "j M", "month": "M Y", "year": "Y"}
THICK = 10.0


@register.inclusion_tag("projects/ui/timeline_chart.html")
def timeline_chart(dated: Sequence[Dated], *, title: str, today: dt.date) -> dict[str, Any]:
    """Of one line or more, in order of time; the page has the list behind it."""
    rows = {one.task_id: row for row, one in enumerate(dated) if one.task_id}
    spans = [
        Span(one.first_on, one.last_on, tuple(rows[pk] for pk in sorted(one.after) if pk in rows))
        for one in dated
    ]
    drawn = time_bars(spans, today=today)
    last_on = max(one.last_on for one in dated)
    return {
        "title": title,
        "first": date_format(dated[0].first_on, "j F Y"),
        "last": date_format(last_on, "j F Y") if last_on > dated[0].first_on else "",
        "bars": [_bar(bar, one) for bar, one in zip(drawn.bars, dated, strict=True)],
        **_shape(drawn),
    }


def _bar(bar: Bar, one: Dated) -> dict[str, str]:
    """Numbers as SVG writes them, whatever the language of the page."""
    look = "done" if one.is_done else one.sort.value
    return {
        "look": f"is-{look}",
        "x": _plain(bar.x),
        "y": _plain(bar.y - THICK / 2),
        "width": _plain(bar.end - bar.x),
        "label_x": _plain(bar.end if bar.ends_label else bar.x),
        "label_y": _plain(bar.label_y),
        "label_look": "is-end" if bar.ends_label else "is-start",
        "label": fitted(one.title, bar.room),
        "words": f"{one.title}: {one.when}",
    }


def _shape(drawn: TimeBars) -> dict[str, Any]:
    ties = [
        f"{_plain(tie.x)},{_plain(tie.y)} {_plain(tie.x)},{_plain(tie.to_y)} "
        f"{_plain(tie.to_x)},{_plain(tie.to_y)}"
        for tie in drawn.ties
    ]
    return {
        "view_box": f"0 0 {drawn.width} {_plain(drawn.height)}",
        "thick": _plain(THICK),
        "top": _plain(drawn.top - 8),
        "bottom": _plain(drawn.bottom),
        "foot": _plain(drawn.bottom + 14),
        "ticks": [(_plain(tick.x), _tick_in_words(tick, drawn)) for tick in drawn.ticks],
        "ties": ties,
        "today_x": "" if drawn.today_x is None else _plain(drawn.today_x),
    }


def _tick_in_words(tick: TimeTick, drawn: TimeBars) -> str:
    return date_format(tick.on, FORMATS[drawn.ticks_by])


def _plain(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def sample() -> dict[str, Any]:
    ask, book, day = dt.date(2026, 3, 2), dt.date(2026, 3, 9), dt.date(2026, 3, 14)
    asked = Dated(Sort.TASK, "Ask the council", "by 2 March", ask, ask, is_done=True, task_id=1)
    after = frozenset({1})
    booked = Dated(Sort.TASK, "Book the skip", "by 9 March", book, book, task_id=2, after=after)
    return {
        "dated": [
            asked,
            booked,
            Dated(Sort.SHIFT, "Set up", "Saturday, 14 March", day, day),
            Dated(Sort.DAY, "Clean up our street", "Saturday, 14 March", day, day),
        ],
        "today": dt.date(2026, 3, 5),
    }
