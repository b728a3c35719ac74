"""The first screen: what must be decided, what is open, what was decided. And the register."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_room
from guildhall.decisions import policy, queries
from guildhall.decisions.events import ROOM
from guildhall.decisions.forms import ShortForm
from guildhall.decisions.models import State
from guildhall.decisions.views.rows import drawn_rows
from guildhall.kit.paging import Page
from guildhall.web.in_place import answer_parts, parts_asked
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, page_for, tab_for

NOW, ALL = "now", "all"
DECISIONS = ListPage(
    template="decisions/decisions.html",
    title=_("Decisions"),
    room=ROOM,
    nothing=Nothing(
        _("No decisions yet"),
        _("One question and a day are enough. Everyone answers with a tap."),
    ),
    tabs=(
        Tab(NOW, _("Open")),
        Tab(
            State.IN_FORCE,
            _("In force"),
            Nothing(
                _("Nothing is in force yet"),
                _("What is decided here stays readable, with its reasons and who does what."),
            ),
        ),
        Tab(
            State.UNDER_REVIEW,
            _("Under review"),
            Nothing(
                _("Nothing is under review"),
                _(
                    "On the day to look at it again, or once three members ask for it, a decision "
                    "is here: it's kept, or decided anew."
                ),
            ),
        ),
        Tab(
            State.REPLACED,
            _("Replaced"),
            Nothing(
                _("Nothing has been replaced"),
                _("When a newer decision takes the place of an older one, both stay readable."),
            ),
        ),
        Tab(
            State.PREPARED,
            _("Being prepared"),
            Nothing(
                _("Nothing is being prepared"),
                _("Show a question first and ask later: people can say what is still missing."),
            ),
        ),
        Tab(ALL, _("All decisions")),
        Tab(
            "mine",
            _("Mine"),
            Nothing(
                _("You haven't opened a decision yet"),
                _("One question and a day are enough. Everyone answers with a tap."),
            ),
            is_own=True,
        ),
    ),
)


@in_room(ROOM)
def decisions(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What must we decide, by when · open, answered in place · last decided."""
    tab = tab_for(request, DECISIONS.tabs, usual=NOW, has_own=seat.person is not None)
    if tab.name == NOW:
        return _first_screen(request, seat, tab)
    rows, by = queries.decisions_at(seat, tab.name)
    page = page_for(request, rows, by=by)
    title = DECISIONS.title if tab.name == ALL else tab.label
    return list_page(request, DECISIONS, page, tab=tab, tabs=(), title=title, **_beside(seat, tab))


def _first_screen(request: HttpRequest, seat: Seat, tab: Tab) -> HttpResponse:
    is_open = queries.open_in(seat)
    names = parts_asked(request)
    if names and (asked := drawn_rows(request, seat, is_open, only=names)):
        return answer_parts(request, asked.values())
    rows = drawn_rows(request, seat, is_open)
    decided = queries.last_decided(seat)
    may_begin = bool(policy.may_prepare_decision(seat))
    return list_page(
        request,
        DECISIONS,
        Page([], None, is_first=True),
        tab=tab,
        tabs=(),
        nothing=None if rows or decided else DECISIONS.nothing,
        open_rows=rows.values(),
        decided=decided,
        **{**_beside(seat, tab), "form": ShortForm(seat.community) if may_begin else None},
    )


def _beside(seat: Seat, tab: Tab) -> dict[str, object]:
    return {
        "lists": DECISIONS.tabs,
        "is_first_screen": tab.name == NOW,
        "form": None,
        "may_begin": tab.name != NOW and bool(policy.may_prepare_decision(seat)),
        "may_set_ways": bool(policy.may_set_ways(seat)),
    }
