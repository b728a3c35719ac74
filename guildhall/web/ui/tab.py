"""One of the `tabs`."""

from collections.abc import Hashable

from django import template
from django.utils.safestring import SafeString

from guildhall.web.addresses import address_of
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def tab(to: str, *at: Hashable, label: str, is_current: bool) -> SafeString:
    return frame(
        "web/ui/tab.html",
        {"is_current": bool(is_current)},
        label=label,
        address=address_of(to, *at),
    )
