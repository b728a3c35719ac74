"""From one page of a list to the next."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template

from guildhall.kit.paging import Page
from guildhall.web.lists import DrawnPage

register = template.Library()


@register.inclusion_tag("web/ui/pager.html")
def pager(page: Page | DrawnPage, *, asked: Mapping[str, Any]) -> dict[str, Any]:
    """`asked` is the query of this page's address (`request.GET`): what else it asks for stays."""
    kept = {name: asked[name] for name in asked if name != "after"}
    older = urlencode({**kept, "after": page.next_mark}) if page.next_mark else ""
    return {"is_first": page.is_first, "start": urlencode(kept), "older": older}
