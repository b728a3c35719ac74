"""How something that is sent out is doing: a letter, or a message to another program."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.web.ui.tag import tag

register = template.Library()

_TAGS = {
    "waiting": (_("waiting"), ""),
    "late": (_("failed, will be tried again"), "warn"),
    "sent": (_("sent"), "good"),
    "dropped": (_("not needed"), ""),
    "given up": (_("given up"), "warn"),
}


@register.simple_tag
def sending_state(state: str) -> SafeString:
    """`state`: waiting, late, sent, dropped or given up."""
    label, look = _TAGS[state]
    return tag(str(label), look=look)
