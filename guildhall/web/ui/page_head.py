"""The head of a page: the way back, its name, what it is for, and what people can do on it."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from guildhall.web.frames import frame

register = template.Library()


@register.simple_block_tag
def page_head(
    content: SafeString,
    *,
    title: str,
    text: str = "",
    above: str = "",
    back: str = "",
    back_label: str = "",
) -> SafeString:
    """The block holds the page's acts. `back` is the address of the page above it.

    `back_label` is that page's name, `above` a soft line over the title, such as a link.
    """
    return frame(
        "web/ui/page_head.html",
        {},
        title=title,
        text=text,
        above=above,
        back=back,
        back_label=back_label,
        acts=mark_safe(content.strip()),
    )
