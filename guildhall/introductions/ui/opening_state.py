"""Whether an opening is offered or sought, or how it ended."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.introductions.models import Opening, OpeningState
from guildhall.web.ui.tag import tag

register = template.Library()


@register.simple_tag
def opening_state(entry: Entry, opening: Opening) -> SafeString:
    """The same for every reader."""
    if entry.state == OpeningState.FOUND:
        return tag(_("found"), look="good", icon="check")
    if entry.state == OpeningState.CLOSED:
        return tag(_("closed"))
    return tag(_("offered") if opening.is_offered else _("sought"), look="accent")


def sample() -> dict[str, Any]:
    sought = Opening()
    return {"openings": [(Entry(state=state), sought) for state in OpeningState.values]}
