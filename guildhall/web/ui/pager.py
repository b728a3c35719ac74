"""From one page of a list to the next."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.safestring import SafeString

from guildhall.kit.paging import Page
from guildhall.web.frames import frame
from guildhall.web.lists import DrawnPage

register = template.Library()


@register.simple_tag
def pager(page: Page | DrawnPage, *, asked: Mapping[str, Any]) -> SafeString | str:
    """`asked` is the query of this page's address (`request.GET`): what else it asks for stays."""
    kept = {name: asked[name] for name in asked if name != "after"}
    older = urlencode({**kept, "after": page.next_mark}) if page.next_mark else ""
    if page.is_first and not older:
        return ""
    flags = {"is_first": page.is_first}
    return frame("web/ui/pager.html", flags, start=urlencode(kept), older=older)
