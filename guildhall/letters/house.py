"""What letters add to the house: a link of the menu, acts beside people and texts, help."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from guildhall.commons.holding import HeldFiles
from guildhall.communities.menus import MenuGroup, MenuItem
from guildhall.communities.seats import Seat, seat_of
from guildhall.letters.models import LetterFile, LetterReport
from guildhall.people.requests import reader_of
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import MenuLink, Panel

help = HelpPage("letters", _("Letters"), "letters/help.html")
holds_files = HeldFiles(LetterFile.objects.all, LetterFile.objects.all().seen_by)


def panels() -> tuple[Panel | MenuLink, ...]:
    return (
        MenuLink(_("Letters"), "mail", "letters:letters", 15),
        Panel("person", _write_to),
        Panel("person_menu", _report),
        Panel("moderation", _reports_of_community),
        Panel("house", _reports_to_owners),
    )


def menu() -> Iterator[MenuItem]:
    label = _("Write to the author …")
    for place, url_name in (("entry", "write_to_author"), ("reply", "write_to_replier")):
        yield MenuItem(
            place,
            label,
            "mail",
            f"letters:{url_name}",
            _is_member,
            MenuGroup.AUTHOR,
        )


def _write_to(request: HttpRequest) -> str:
    """On someone's page. Whether they can be written to is said there, for every reason alike."""
    return render_to_string("letters/_write_to.html", {"username": _username_in(request)})


def _report(request: HttpRequest) -> str:
    """Behind “…” on someone's page: a report needs no letter."""
    return render_to_string("letters/_report_link.html", {"username": _username_in(request)})


def _reports_of_community(request: HttpRequest) -> str:
    community, person = seat_of(request).community, reader_of(request)
    if person is None:
        return ""
    reports = LetterReport.objects.visible_to(person).open().filter(community=community)
    return render_to_string("letters/_reports_link.html") if reports.exists() else ""


def _reports_to_owners(request: HttpRequest) -> str:
    person = reader_of(request)
    if person is None:
        return ""
    reports = LetterReport.objects.visible_to(person).open().filter(community=None)
    return render_to_string("letters/_reports_link.html") if reports.exists() else ""


def _username_in(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(match.kwargs.get("username", "")) if match else ""


def _is_member(seat: Seat) -> bool:
    return seat.is_member
