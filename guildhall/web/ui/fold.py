"""What opens when its line is pressed."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def fold(
    content: SafeString,
    *,
    title: str,
    icon: str = "",
    about: str = "",
    is_note: bool = False,
    is_open: bool = False,
) -> SafeString:
    """As a plain line, or as a note. `about` is read aloud after the title."""
    flags = {"icon": icon, "is_note": is_note, "is_open": bool(is_open)}
    return frame("web/ui/fold.html", flags, title=title, about=about, content=content)
