"""A part of a page under its heading."""

from django import template
from django.utils.safestring import SafeString

from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def section(
    content: SafeString, *, title: str, id: str = "", beside: str = "", is_narrow: bool = False
) -> SafeString:
    """`beside` ends the heading's line: a link or a button (`{% go … as all %}`)."""
    return frame(
        "web/ui/section.html",
        {"id": id, "is_narrow": is_narrow},
        title=title,
        beside=beside,
        content=content,
    )
