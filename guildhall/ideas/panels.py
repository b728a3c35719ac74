"""What Ideas shows on the home page of a steward: ideas that are owed an answer.

And what it offers to pages above it: to try something out.
"""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from guildhall.ideas.events import ROOM
from guildhall.ideas.queries import owed_by
from guildhall.people.requests import reader_of
from guildhall.web.panels import Panel, TryOut


def panels() -> tuple[Panel | TryOut, ...]:
    return Panel("home", _owed, ROOM), TryOut(ROOM, "try_something")


def _owed(request: HttpRequest) -> str:
    person = reader_of(request)
    owed = owed_by(person) if person else []
    if not owed:
        return ""
    return render_to_string("ideas/_owed.html", {"owed": owed, "today": timezone.localdate()})
