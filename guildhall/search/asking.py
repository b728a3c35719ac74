"""Where someone can ask what they searched for and didn't find."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.web.panels import Begin, Intent, begins_in

MOST_PLACES = 6
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class AskingPlace:
    """A community of the reader's in which they can ask, with the form that has their words."""

    name: str
    address: str


def asking_places(person: Person | None, words: str, *, nearest: str) -> list[AskingPlace]:
    """The community they came from, or a few of theirs; by name. One query."""
    if person is None or not words:
        return []
    own = Community.objects.of(person).going_on().only("name", "slug", "open_rooms")
    near = list(own.filter(slug=nearest)) if nearest else []
    title = "?" + urlencode({"title": words[:LONGEST_TITLE]})
    return [
        AskingPlace(one.name, reverse(begin.url_name, args=[one.slug]) + title)
        for one in near or own[: 2 * MOST_PLACES]
        if (begin := _asking_in(one))
    ][:MOST_PLACES]


def _asking_in(community: Community) -> Begin | None:
    asking = (one for one in begins_in(community.open_rooms) if one.intent is Intent.ASK)
    return next(asking, None)
