"""Projects in lists: what goes on, as cards joined in place; and the others by their end."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from guildhall.commons.prepared_lists import Wanted
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.paging import Page
from guildhall.projects import policy
from guildhall.projects.events import ROOM
from guildhall.projects.kept_cards import CARD, drawn_cards, list_of
from guildhall.projects.models import ProjectState
from guildhall.projects.queries import projects_at, projects_with_ids, soonest
from guildhall.web.in_place import answer_parts, parts_asked
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, tab_for

PROJECTS = ListPage(
    template="projects/projects.html",
    title=_("Projects"),
    room=ROOM,
    nothing=Nothing(
        _("No project yet"),
        _("What for, when, who brings what: that's enough for a clean-up day."),
    ),
    tabs=(
        Tab(
            ProjectState.PLANNED,
            _("Going on"),
            Nothing(
                _("No project at the moment"),
                _("What for, when, who brings what: three lines start the next one."),
            ),
        ),
        Tab(ProjectState.FINISHED, _("Finished")),
        Tab(
            ProjectState.STOPPED,
            _("Stopped"),
            Nothing(
                _("No stopped projects"),
                _("Stopping in good time is fine: what it showed is kept here."),
            ),
        ),
        Tab("all", _("All projects")),
        Tab("mine", _("I'm in"), is_own=True),
    ),
)


@in_room(ROOM)
def projects(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Each with its next step, who does what, and the date with “I'm in”."""
    if pressed := [pk for name in parts_asked(request) if (pk := _project_of_part(name))]:
        return _in_place(request, seat, pressed)
    tab = tab_for(request, PROJECTS.tabs, usual=ProjectState.PLANNED, has_own=seat.is_member)
    if tab.name == ProjectState.PLANNED:
        page = Page(soonest(seat), None, is_first=True)  # the rest is in “All projects”
    else:
        mark = request.GET.get("after", "")
        page = projects_at.page(seat, Wanted(tab.name, tab.is_own), mark=mark)
    cards = drawn_cards(seat, page.rows)
    return list_page(
        request,
        PROJECTS,
        page,
        tab=tab,
        nothing=None if cards else (tab.nothing or PROJECTS.nothing),
        cards=list_of(cards),
        may_start=bool(policy.may_start_project(seat)),
    )


def _in_place(request: HttpRequest, seat: Seat, entry_ids: Sequence[int]) -> HttpResponse:
    """Only the cards in which someone has just pressed."""
    return answer_parts(request, drawn_cards(seat, projects_with_ids(seat, entry_ids)))


def _project_of_part(name: str) -> int | None:
    """The id of the project whose card has this name, if it is one."""
    number = name.removeprefix(CARD)
    is_one = name.startswith(CARD) and number.isdecimal() and len(number) < 16
    return int(number) if is_one else None
