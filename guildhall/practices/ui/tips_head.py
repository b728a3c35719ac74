"""The head of a page that belongs to the whole room: it leads back to tips and practices."""

from typing import Any

from django import template
from django.utils.functional import Promise

register = template.Library()


@register.inclusion_tag("practices/ui/tips_head.html")
def tips_head(
    community_slug: str, *, title: str | Promise, text: str | Promise = ""
) -> dict[str, Any]:
    """`text` says what the page is for."""
    return {"community_slug": community_slug, "title": title, "text": text}
