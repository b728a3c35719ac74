"""The head of a community's settings: a tab for each page on which stewards set something."""

from typing import Any

from django import template

from guildhall.web.panels import tabs_in

register = template.Library()


@register.inclusion_tag("communities/ui/settings_head.html")
def settings_head(community_slug: str, *, current: str) -> dict[str, Any]:
    """`current` is the slug of the tab that the page belongs to."""
    pages = [(one.url_name, one.label, one.slug == current) for one in tabs_in("community")]
    return {"community_slug": community_slug, "pages": pages}
