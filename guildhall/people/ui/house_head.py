"""The head of the pages on which an owner looks after the hall: a tab for each."""

from typing import Any

from django import template

from guildhall.web.panels import tabs_in

register = template.Library()


@register.inclusion_tag("people/ui/house_head.html")
def house_head(*, current: str) -> dict[str, Any]:
    """`current` is the slug of the tab that the page belongs to."""
    return {"pages": [(one.url_name, one.label, one.slug == current) for one in tabs_in("house")]}
