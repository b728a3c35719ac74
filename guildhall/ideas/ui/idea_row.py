"""One idea in a list, where nothing stands beside it."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.commons.models import Entry
from guildhall.ideas.ui import idea_line
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def idea_row(entry: Entry, *, slug: str) -> SafeString:
    """The same for every reader: a row of the list."""
    return frame("ideas/ui/idea_row.html", {}, line=idea_line.idea_line(entry, slug=slug))


def sample() -> dict[str, Any]:
    return idea_line.sample()
