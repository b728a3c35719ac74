"""A plain link, with a drawing before it where that helps."""

from collections.abc import Hashable

from django import template
from django.utils.safestring import SafeString

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame
from guildhall.web.looks import LINK, classes_of

register = template.Library()


@register.simple_tag
def link(
    to: str,
    *at: Hashable,
    label: str,
    icon: str = "",
    look: str = "",
    about: str = "",
    query: str = "",
) -> SafeString:
    """For running text, menus and lists of links. `look`: small or soft."""
    flags = {"look": classes_of(look, among=LINK, prefix=""), "icon": icon}
    return frame(
        "web/ui/link.html",
        flags,
        label=label,
        about=about,
        address=address_of(to, *at, query=query),
    )
