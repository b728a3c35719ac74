"""“Your introduction” on the home page: for its reader alone."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from guildhall.introductions.events import ROOM
from guildhall.introductions.queries import card_for
from guildhall.people.requests import reader_of
from guildhall.web.panels import Panel


def panels() -> Panel:
    return Panel("home", _yours, ROOM)


def _yours(request: HttpRequest) -> str:
    person = reader_of(request)
    yours = card_for(person) if person else []
    if not yours:
        return ""
    return render_to_string("introductions/_yours.html", {"yours": yours}, request)
