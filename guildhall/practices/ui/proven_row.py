"""One tip or practice that worked in three places, as a row of the overview."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.templatetags.entries import kind_icon, kind_label
from guildhall.practices.ui import tip_row
from guildhall.practices.ui.tested import tested
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def proven_row(entry: Entry, *, slug: str) -> SafeString:
    """The same for every reader."""
    return frame(
        "practices/ui/proven_row.html",
        {"kind_icon": kind_icon(entry)},
        address=path_of(entry, slug),
        title=entry.title,
        tested=tested(entry),
        kind=kind_label(entry),
        author=entry.author.name,
    )


def sample() -> dict[str, Any]:
    """A tip that is kept nowhere."""
    return tip_row.sample()
