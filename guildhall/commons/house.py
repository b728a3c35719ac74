"""Whose picture the world may see (people who wrote something public); bookmarks and drafts."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from guildhall.commons.queries import newest_draft, wrote_in_the_open
from guildhall.people.requests import reader_of
from guildhall.web.panels import MenuLink, Panel


def panels() -> Iterator[MenuLink | Panel]:
    yield MenuLink(_("Bookmarks"), "bookmark", "bookmarks", 30)
    yield MenuLink(_("Drafts"), "square-pen", "drafts", 31)
    yield Panel("home", _begun)


def is_known_to_the_world(person_id: int) -> bool:
    return wrote_in_the_open(person_id)


def _begun(request: HttpRequest) -> str:
    """On the home page: what they began to write last."""
    person = reader_of(request)
    draft = newest_draft(person) if person else None
    return render_to_string("commons/_newest_draft.html", {"draft": draft}) if draft else ""
