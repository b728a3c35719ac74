"""A filter that can be chosen, with its choices behind its name."""

from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.search.narrowing import Facet
from guildhall.web.frames import frame

register = template.Library()


@register.simple_tag
def facet(facet: Facet) -> SafeString:
    """Each choice is a link that adds its query to the address of this search."""
    if facet.is_fixed:
        flags = {"choices": facet.choices}
        links = frame("search/_fixed_choices.html", flags, so_far=facet.so_far)
    else:
        so_far = escape(facet.so_far)
        links = SafeString(
            "".join(
                [
                    f'<a href="{so_far}&amp;{escape(query)}"><bdi>{escape(label)}</bdi></a>'
                    for label, query in facet.choices
                ]
            )
        )
    return frame("search/ui/facet.html", {}, name=facet.name, choices=links)


def sample() -> dict[str, Any]:
    choices = (("Last 7 days", "since=week"), ("Last month", "since=month"))
    return {"since": Facet("Since", choices, "?q=pump", is_fixed=True)}
