"""A word about the state of something."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame
from guildhall.web.looks import TAG, classes_of

register = template.Library()


@register.simple_tag
def tag(label: str, *, look: str = "", icon: str = "", href: str = "") -> SafeString:
    """`look`: good, warn or accent. With `href` it leads somewhere."""
    flags = {"look": classes_of(look, among=TAG), "icon": icon}
    return frame("web/ui/tag.html", flags, label=label, address=address_of(href))
