"""Move a page in the tree: go to where it belongs, one level at a time or by a search."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library import actions, policy, queries
from guildhall.library.events import ROOM
from guildhall.library.models import level_of
from guildhall.library.queries import Branch, Level
from guildhall.library.views.finding import number_asked, verdict_of, visible_page
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import ask, say, say_problem

MOST_FOUND = 12


@dataclass(frozen=True, slots=True)
class Goal:
    """Where the reader is looking: below `parent`, or at the top."""

    parent: Entry | None
    above: list[Branch]
    level: Level
    is_inside: bool  # it is the page itself, or below it: no place for it


@login_required
@in_room(ROOM)
def move_page(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """`?below=12` looks below a page, `?q=` searches; the button moves it to where one looks."""
    entry = visible_page(seat, entry_id)
    require(verdict_of(policy.may_move_page, seat, entry))
    if request.method == "POST":
        return _move(request, seat, entry)
    typed = request.GET.get("q", "").strip()[:200]
    context = {
        "room": ROOM,
        "entry": entry,
        "goal": _goal_of(seat, entry, _asked(request, entry)),
        "typed": typed,
        "found": _found(seat, entry, typed) if typed else [],
    }
    return render(request, "library/move_page.html", context)


def _move(request: AuthenticatedRequest, seat: Seat, entry: Entry) -> HttpResponse:
    """To where the form says; the button of the receipt sends both numbers as one."""
    below, after = _goal_sent(request)
    parent = visible_page(seat, below) if below else None
    before = ":".join(map(str, queries.spot_of(entry.page)))
    try:
        actions.move_page(entry, by=request.user, parent=parent, after=after)
    except actions.MoveRefused as problem:
        say_problem(request, problem)
        return back_to(entry, seat)
    if "back" in request.POST:
        say(request, _("It's back where it was."))
    else:
        context = {"entry": entry, "parent": parent, "seat": seat, "before": before}
        ask(request, render_to_string("library/_moved.html", context))
    return back_to(entry, seat)


def _goal_sent(request: HttpRequest) -> tuple[int, int | None]:
    """The page below which it goes (0 at the top), and the one after which (None for the last)."""
    sent: Mapping[str, str] = request.POST
    if "back" in sent:
        below, _colon, after = sent["back"].partition(":")
        sent = {"below": below, "after": after}
    has_place = bool(sent.get("after"))
    return number_asked(sent, "below"), number_asked(sent, "after") if has_place else None


def _asked(request: HttpRequest, entry: Entry) -> int:
    """Where it is, until the reader looks elsewhere."""
    if "below" in request.GET:
        return number_asked(request.GET, "below")
    return entry.page.parent_id or 0


def _goal_of(seat: Seat, entry: Entry, number: int) -> Goal:
    parent = visible_page(seat, number) if number else None
    above = queries.line_above(parent.pk) if parent else []
    level = queries.level_at(level_of(parent, seat.community.pk), counts=True)
    is_inside = bool(parent) and entry.pk in {number, *(branch.id for branch in above)}
    return Goal(parent, above, level, is_inside)


def _found(seat: Seat, entry: Entry, typed: str) -> list[Entry]:
    found = queries.alike(seat, typed, limit=MOST_FOUND)
    return [one for one in found if one.pk != entry.pk]
