"""The buttons above a text area that write what is bold, a link, a list."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.web.frames import frame

register = template.Library()

# What is written, its icon, its key with Ctrl or Cmd, its name.
TOOLS = (
    ("bold", "bold", "B", _("Bold")),
    ("italic", "italic", "I", _("Italic")),
    ("link", "link", "K", _("Link")),
    ("list", "list", "", _("List")),
    ("numbers", "list-ordered", "", _("Numbered list")),
    ("quote", "quote", "", _("Quote")),
    ("code", "code", "", _("Code")),
)


@register.simple_tag
def editor_tools() -> SafeString:
    """Inside a toolbar, whose script they need."""
    tools = tuple([(kind, icon, key, str(name)) for kind, icon, key, name in TOOLS])
    return frame("commons/ui/editor_tools.html", {"tools": tools})
