"""A button that copies a text. Without script there is none: people select the text."""

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.web.frames import frame
from guildhall.web.looks import BUTTON, classes_of

register = template.Library()


@register.simple_tag
def copy_button(
    text: str,
    *,
    text_id: str,
    label: str | Promise = _("Copy the link"),
    icon: str = "copy",
    look: str = "main",
) -> SafeString:
    """`text_id` is the id of the text's element: it is selected where copying is not allowed."""
    flags = {"look": classes_of(look, among=BUTTON), "icon": icon}
    return frame("web/ui/copy_button.html", flags, text=text, text_id=text_id, label=label)
