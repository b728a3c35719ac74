"""What is seldom needed, behind “…”."""

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def menu(content: SafeString, *, label: str | Promise = _("More")) -> SafeString:
    """The block holds `act` and `link`. `label` is read aloud."""
    return frame("web/ui/menu.html", {}, label=label, content=content)
