"""What an empty place says: what it is for, and the first act."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def empty_state(content: SafeString, *, title: str, text: str) -> SafeString:
    """The block holds the first act, if there is one for this reader."""
    return frame(
        "web/ui/empty_state.html", {}, title=title, text=text, acts=mark_safe(content.strip())
    )
