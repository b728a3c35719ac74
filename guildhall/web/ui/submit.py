"""The button that sends a form."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame
from guildhall.web.looks import BUTTON, classes_of

register = template.Library()


@register.simple_tag
def submit(
    label: str, *, icon: str = "", look: str = "main", name: str = "", value: str = ""
) -> SafeString:
    """`look` as of `act`. `name` and `value` tell two buttons of one form apart."""
    flags = {"look": classes_of(look, among=BUTTON), "icon": icon, "name": name}
    return frame("web/ui/submit.html", flags, label=label, value=value)
