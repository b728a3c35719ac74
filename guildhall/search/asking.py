"""Where people can ask, or write down, what was searched for and not found."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

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


@dataclass(frozen=True, slots=True)
class Beginning:
    """Something that can be begun about a few words, with the form that has them as its title."""

    label: Any
    icon: str
    address: str


def asking_places(person: Person | None, words: str, *, nearest: str) -> list[AskingPlace]:
    """The community they came from, or a few of theirs; by name. One query."""
    if person is None or not words:
        return []
    own = Community.objects.of(person).going_on().only("name", "slug", "open_rooms")
    near = list(own.filter(slug=nearest)) if nearest else []
    return [
        AskingPlace(one.name, _form_of(begin, one, words))
        for one in near or own[: 2 * MOST_PLACES]
        if (begin := _asking_in(one))
    ][:MOST_PLACES]


def beginnings(community: Community, words: str) -> list[Beginning]:
    """What can be begun in a community about these words: a question first, then what is shared."""
    if community.closed_at:
        return []
    return [
        Beginning(
            _("Ask it") if begin.intent is Intent.ASK else begin.label,
            begin.icon,
            _form_of(begin, community, words),
        )
        for begin in begins_in(community.open_rooms)
        if begin.takes_title
    ]


def _asking_in(community: Community) -> Begin | None:
    begins = (one for one in begins_in(community.open_rooms) if one.takes_title)
    return next((one for one in begins if one.intent is Intent.ASK), None)


def _form_of(begin: Begin, community: Community, words: str) -> str:
    form = reverse(begin.url_name, args=[community.slug])
    return f"{form}?{urlencode({'title': words[:LONGEST_TITLE]})}"
