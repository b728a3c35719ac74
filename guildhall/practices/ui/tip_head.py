"""The head of a page about one tip or practice: it leads back to it."""

from typing import Any

from django import template
from django.utils.functional import Promise

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.practices.events import TIP

register = template.Library()


@register.inclusion_tag("practices/ui/tip_head.html")
def tip_head(
    entry: Entry, community_slug: str, *, title: str | Promise, text: str | Promise = ""
) -> dict[str, Any]:
    """`text` says what the page is for."""
    return {"entry": entry, "path": path_of(entry, community_slug), "title": title, "text": text}


def sample() -> dict[str, Any]:
    return {"tip": Entry(pk=1, kind=TIP, title="Pump P-12 trips")}
