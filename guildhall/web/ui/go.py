"""A link that looks like a button: it leads to where something is done."""

from collections.abc import Hashable

from django import template
from django.utils.safestring import SafeString

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame
from guildhall.web.looks import BUTTON, classes_of

register = template.Library()


@register.simple_tag
def go(
    to: str,
    *at: Hashable,
    label: str,
    icon: str = "",
    look: str = "",
    about: str = "",
    query: str = "",
    in_place: str | None = None,
) -> SafeString:
    """As `act`, but it opens a page. `query` follows the address: “?kit=first” or “#notes”.

    `in_place` as for `act`.
    """
    flags = {"look": classes_of(look, among=BUTTON), "icon": icon, "in_place": in_place}
    return frame(
        "web/ui/go.html", flags, label=label, about=about, address=address_of(to, *at, query=query)
    )
