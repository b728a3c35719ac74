"""A table that scrolls by itself where the window is too narrow for it."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def table(content: SafeString, *, label: str) -> SafeString:
    """The block holds thead and tbody. `label` is read aloud."""
    return frame("web/ui/table.html", {}, label=label, content=content)
