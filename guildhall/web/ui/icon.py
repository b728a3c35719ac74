"""A drawing beside a word."""

from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=500)
def icon(name: str) -> SafeString:
    """A drawing of the sprite; hidden from screen readers, by which style sheets know it.

    A page has a hundred and more: it has no class.
    """
    address = static("web/icons.svg")
    return format_html('<svg aria-hidden="true"><use href="{}#{}"/></svg>', address, name)
