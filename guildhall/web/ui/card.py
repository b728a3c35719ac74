"""One of several cards beside each other."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def card(
    content: SafeString, *, title: str, href: str = "", above: str = "", icon: str = ""
) -> SafeString:
    """A plain card has a heading; with `href` it leads somewhere; `above` says why it is here."""
    return frame(
        "web/ui/card.html",
        {"icon": icon},
        title=title,
        above=above,
        address=address_of(href),
        content=content,
    )
