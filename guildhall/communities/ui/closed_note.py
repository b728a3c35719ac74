"""A closed community: when and why it was closed, who to ask, and how to reopen it."""

import datetime as dt
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

from guildhall.communities.models import Community
from guildhall.web.frames import frame
from guildhall.web.ui.named import named

register = template.Library()


@register.simple_block_tag
def closed_note(
    content: SafeString, community: Community, *, names_keeper: Any, may_reopen: bool
) -> SafeString:
    """Nothing if the community is open. The block holds what else people can do there.

    `names_keeper`: to people who are signed in.
    """
    if community.closed_at is None:
        return mark_safe("")
    return frame(
        "communities/ui/closed_note.html",
        {"slug": community.slug, "may_reopen": bool(may_reopen)},
        day=date_format(community.closed_at, "j F Y"),
        note=mark_safe(linebreaks(community.close_note, autoescape=True)),
        keeper=named(community.keeper) if names_keeper and community.keeper else "",
        content=content,
    )


def sample() -> dict[str, Any]:
    closed_at = timezone.now() - dt.timedelta(days=3)
    return {
        "closed": Community(
            name="Pumps", slug="pumps", closed_at=closed_at, close_note="The last pump is sold."
        )
    }
