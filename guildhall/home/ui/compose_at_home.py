"""What the reader can begin from home: ask, share, plan; in which community.

With several communities, asking is open at once, so that a question is two taps away.
"""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from guildhall.communities.models import Community
from guildhall.web.addresses import address_by_name
from guildhall.web.frames import frame
from guildhall.web.in_each_language import in_each_language
from guildhall.web.panels import Begin, begins_in

MOST_NAMED = 12  # of each; from the others' own pages one begins there

register = template.Library()


@register.simple_tag
def compose_at_home(communities: list[Community]) -> SafeString | str:
    """Nothing where no room is open in which members begin something."""
    places: dict[Begin, list[Community]] = {}
    for begin in begins_in({room for one in communities for room in one.open_rooms}):
        places[begin] = [one for one in communities if begin.room in one.open_rooms]
    if not places:
        return ""
    begins = tuple(
        (*_label_and_hint(begin), begin.icon, _named(begin, there))
        for begin, there in places.items()
    )
    return frame(
        "home/ui/compose_at_home.html", {"begins": begins, "is_in_one": len(communities) == 1}
    )


@in_each_language
def _label_and_hint(begin: Begin) -> tuple[str, str]:
    return str(begin.label), str(begin.hint)


def _named(begin: Begin, communities: list[Community]) -> tuple[tuple[str, str], ...]:
    return tuple(
        [(one.name, address_by_name(begin.url_name, one.slug)) for one in communities[:MOST_NAMED]]
    )


def sample() -> dict[str, Any]:
    """Two communities that are kept nowhere."""
    names = {"pumps": "Field technicians", "birch-street": "Birch Street"}
    rooms = ["talk", "questions", "meetings"]
    return {
        "communities": [
            Community(name=name, slug=slug, open_rooms=rooms) for slug, name in names.items()
        ]
    }
