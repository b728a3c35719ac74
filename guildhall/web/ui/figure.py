"""A picture of figures, in light and dark, with the table that it draws."""

from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("web/ui/figure.html")
def figure(
    *,
    title: str,
    light: str,
    dark: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    shape: str = "",
    note: str = "",
    missing: str = "",
) -> dict[str, Any]:
    """`light` and `dark` are addresses of pictures; without them `missing` says when they come."""
    return {
        "title": title,
        "light": light,
        "dark": dark,
        "alt": alt,
        "columns": columns,
        "rows": rows,
        "shape": shape,
        "note": note,
        "missing": missing,
    }
