"""What a member can begin here: ask, share, plan; from every page of a community."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame
from guildhall.web.in_each_language import in_each_language
from guildhall.web.panels import Begin, begins_in

register = template.Library()


@register.simple_tag
def compose(seat: Any) -> SafeString | str:
    """Nothing for who can't write here now."""
    if not seat.takes_part:
        return ""
    begins = _labelled(tuple(begins_in(seat.community.open_rooms)))
    if not begins:
        return ""
    return frame("web/ui/compose.html", {"slug": seat.community.slug, "begins": begins})


@in_each_language
def _labelled(begins: tuple[Begin, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple([(str(one.label), str(one.hint), one.icon, one.url_name) for one in begins])
