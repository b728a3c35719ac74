"""A line in which to search, as wide as the page."""

from collections.abc import Hashable

from django import template
from django.utils.safestring import SafeString

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame
from guildhall.web.looks import BUTTON, classes_of

register = template.Library()


@register.simple_tag
def finder(
    to: str,
    *at: Hashable,
    typed: str,
    label: str,
    button: str,
    icon: str = "",
    look: str = "main",
    hint: str = "",
    longest: int = 200,
) -> SafeString:
    """Asks the page `to` for what is typed, as `?q=`. `label` is read aloud."""
    flags = {"look": classes_of(look, among=BUTTON), "icon": icon, "longest": longest}
    return frame(
        "web/ui/finder.html",
        flags,
        typed=typed,
        label=label,
        button=button,
        hint=hint,
        address=address_of(to, *at),
    )
