"""A chart of a community's figures, in light and dark, with the table that it draws."""

from types import SimpleNamespace
from typing import Any

from django import template
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from guildhall.web.ui.figure import figure

register = template.Library()


@register.inclusion_tag("web/ui/figure.html")
def chart(drawn: Any, *, slug: str, snapshot_id: int) -> dict[str, Any]:
    """`drawn` is a chart with `is_drawn`: its picture is there after the next weekly update."""
    picture = drawn.chart
    light, dark = (
        reverse("chart", args=[slug, snapshot_id, picture.name, look]) if drawn.is_drawn else ""
        for look in ("light", "dark")
    )
    return figure(
        title=capfirst(picture.title),
        light=light,
        dark=dark,
        alt=picture.says,
        columns=[capfirst(column) for column in picture.columns],
        rows=picture.rows,
        shape=picture.kind,
        note=picture.note,
        missing=_("The chart will appear after the next weekly update."),
    )


def sample() -> dict[str, Any]:
    stories = SimpleNamespace(
        name="trend-tang-7",
        title="stories told",
        says="Stories told: 2 in the window to March, 3 in the one to June.",
        columns=("To", "Value"),
        rows=(("March", "2"), ("June", "3")),
        kind="trend",
        note="",
    )
    return {"drawn_to_show": SimpleNamespace(chart=stories, is_drawn=False)}
