"""Pages or lists that belong together, beside each other."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def tabs(content: SafeString, *, label: str) -> SafeString:
    """The block holds one `tab` for each. `label` is read aloud."""
    return frame("web/ui/tabs.html", {}, label=label, content=content)
