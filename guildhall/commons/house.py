"""Whose picture the world may see (people who wrote something public); bookmarks and drafts.

Also which rooms have something new for their reader.
"""

from collections.abc import Iterator

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from guildhall.commons.queries import newest_draft, wrote_in_the_open
from guildhall.commons.space_words import space_of_community, space_of_person
from guildhall.commons.trial_card import TRIAL_CARD
from guildhall.commons.unread import rooms_with_news
from guildhall.communities.rooms import rooms
from guildhall.communities.seats import seat_of
from guildhall.people.requests import reader_of
from guildhall.web.frames import frame
from guildhall.web.panels import MenuLink, News, Panel

home_cards = TRIAL_CARD


def panels() -> Iterator[MenuLink | News | Panel]:
    yield MenuLink(_("Bookmarks"), "bookmark", "bookmarks", 30)
    yield MenuLink(_("Drafts"), "square-pen", "drafts", 31)
    yield Panel("home", _begun)
    yield Panel("shell", _in_a_room)
    yield Panel("your_data", _space_of_reader)
    yield Panel("community_settings", _space_of_community)
    yield News(rooms_with_news)


def _space_of_reader(request: HttpRequest) -> str:
    person = reader_of(request)
    return format_html("<p>{}</p>", space_of_person(person)) if person else ""


def _space_of_community(request: HttpRequest) -> str:
    sentence = space_of_community(seat_of(request))
    return render_to_string("commons/_space_of_community.html", {"sentence": sentence})


def is_known_to_the_world(person_id: int) -> bool:
    return wrote_in_the_open(person_id)


def _begun(request: HttpRequest) -> str:
    """On the home page: what they began to write last."""
    person = reader_of(request)
    draft = newest_draft(person) if person else None
    return render_to_string("commons/_newest_draft.html", {"draft": draft}) if draft else ""


def _in_a_room(request: HttpRequest) -> str:
    """On the list of a room, which has the room's name in `urls`: its reader is in the room."""
    seat, match = getattr(request, "seat", None), request.resolver_match
    if seat is None or match is None or getattr(request, "viewing", None):
        return ""
    room = match.url_name or ""
    if room not in rooms or not seat.has_room(room):
        return ""
    until = timezone.localtime().isoformat()
    return frame("commons/_visit.html", {"slug": seat.community.slug, "room": room}, until=until)
