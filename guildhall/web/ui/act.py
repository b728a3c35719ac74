"""A button that does something: it sends the page's one form, `<form id="act">`."""

from collections.abc import Hashable

from django import template
from django.utils.safestring import SafeString

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame
from guildhall.web.looks import BUTTON, classes_of

register = template.Library()


@register.simple_tag
def act(
    to: str,
    *at: Hashable,
    label: str,
    icon: str = "",
    look: str = "",
    about: str = "",
    is_pressed: bool | None = None,
    name: str = "",
    value: str = "",
    in_place: str | None = None,
) -> SafeString:
    """`to` is a URL name with its arguments `at`, or an address; the request is a POST.

    `about` is read aloud after the label, where a page has several of the same. `look`: main,
    quiet, bad, small, link or on. `name` and `value` are sent with the form. With `in_place` only
    the part of the page around it is drawn anew, and the parts whose ids it lists.
    """
    flags = {
        "look": classes_of(look, among=BUTTON),
        "icon": icon,
        "is_pressed": is_pressed,
        "name": name,
        "in_place": in_place,
    }
    address = address_of(to, *at)
    return frame("web/ui/act.html", flags, label=label, about=about, value=value, address=address)
