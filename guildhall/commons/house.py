"""Whose picture the world may see (people who wrote something public); bookmarks and drafts.

Also which rooms have something new for their reader.
"""

from collections.abc import Iterator

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.queries import newest_draft, wrote_in_the_open
from guildhall.commons.unread import rooms_with_news
from guildhall.communities.rooms import rooms
from guildhall.people.requests import reader_of
from guildhall.web.panels import MenuLink, News, Panel


def panels() -> Iterator[MenuLink | News | Panel]:
    yield MenuLink(_("Bookmarks"), "bookmark", "bookmarks", 30)
    yield MenuLink(_("Drafts"), "square-pen", "drafts", 31)
    yield Panel("home", _begun)
    yield Panel("shell", _in_a_room)
    yield News(rooms_with_news)


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
    context = {"slug": seat.community.slug, "room": room, "now": timezone.now()}
    return render_to_string("commons/_visit.html", context)
