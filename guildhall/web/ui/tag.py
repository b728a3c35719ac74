"""A word about the state of something."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame
from guildhall.web.looks import TAG, classes_of

register = template.Library()


@register.simple_tag
def tag(label: str, *, look: str = "", icon: str = "", href: str = "") -> SafeString:
    """`look`: good, warn or accent. With `href` it leads somewhere."""
    flags = {"look": classes_of(look, among=TAG), "icon": icon}
    return frame("web/ui/tag.html", flags, label=label, address=address_of(href))


def tags(labels: Iterable[str]) -> SafeString:
    """One after the other, as topics stand in a row."""
    return mark_safe("".join([tag(label) for label in labels]))  # each is safe
