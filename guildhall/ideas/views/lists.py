"""Ideas in lists: the first screen, and all by their state."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.commons.kept_rows import drawn_page
from guildhall.commons.models import Entry
from guildhall.commons.prepared_lists import Wanted
from guildhall.commons.tray import open_tray
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import policy, queries
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms import IdeaForm
from guildhall.ideas.joined import joined_in_list
from guildhall.ideas.models import State
from guildhall.ideas.queries.challenges import challenges_going_on
from guildhall.ideas.ui.idea_row import idea_row
from guildhall.ideas.ui.joining import joining
from guildhall.ideas.views.adding import new_form
from guildhall.ideas.views.finding import idea_of_part, part_of
from guildhall.web.form_tokens import form_token
from guildhall.web.in_place import answer_parts, part, parts_asked
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, tab_for

WAITING, ALL = "waiting", "all"
IDEAS = ListPage(
    template="ideas/ideas.html",
    title=_("Ideas"),
    room=ROOM,
    nothing=Nothing(
        _("No ideas yet"),
        _("One sentence is enough: what should we try? Every idea gets an answer."),
    ),
    tabs=(
        Tab(
            WAITING,
            _("New ideas"),
            Nothing(
                _("No new ideas at the moment"),
                _("All ideas have had their answer. A good moment for the next one."),
            ),
        ),
        Tab(State.TRIED, _("Being tried")),
        Tab(State.TAKEN_UP, _("Taken up")),
        Tab(State.NOT_NOW, _("Not now")),
        Tab(ALL, _("All ideas")),
        Tab(
            "mine",
            _("My ideas"),
            Nothing(
                _("You haven't put in an idea yet"),
                _("One sentence is enough. Others join it, and it gets an answer."),
            ),
            is_own=True,
        ),
    ),
)


@in_room(ROOM)
def ideas(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What should we try · the newest, joined in place · being tried now."""
    if pressed := [pk for name in parts_asked(request) if (pk := idea_of_part(name))]:
        return _joined_in_place(request, seat, pressed)
    tab = tab_for(request, IDEAS.tabs, usual=WAITING, has_own=seat.person is not None)
    page = drawn_page(
        request,
        seat,
        queries.ideas_at,
        Wanted(tab.name, tab.is_own),
        draw=lambda entries: [idea_row(one, slug=seat.community.slug) for one in entries],
        own=lambda entries: _joinings(request, seat, entries),
    )
    is_first_screen = tab.name == WAITING and page.is_first
    may_add = bool(policy.may_add_idea(seat))
    return list_page(
        request,
        IDEAS,
        page,
        tab=tab,
        tabs=(),
        title=IDEAS.title if tab.name == WAITING else tab.label,
        lists=IDEAS.tabs,
        form=_new_form(request, seat) if is_first_screen and may_add else None,
        tried=queries.being_tried(seat) if is_first_screen else [],
        challenges=challenges_going_on(seat.community) if is_first_screen else [],
        may_add=may_add,
    )


def _new_form(request: HttpRequest, seat: Seat) -> IdeaForm:
    form = new_form(request, seat)
    open_tray(form, request, seat)
    return form


def _joined_in_place(request: HttpRequest, seat: Seat, entry_ids: list[int]) -> HttpResponse:
    """Only what someone has just pressed in the list."""
    entries = queries.ideas_with_ids(seat, entry_ids)
    return answer_parts(request, _joinings(request, seat, entries).values())


def _joinings(request: HttpRequest, seat: Seat, entries: Sequence[Entry]) -> dict[int, SafeString]:
    """By id, the part in which each is joined; none for who isn't signed in."""
    if seat.person is None:
        return {}
    slug, token = seat.community.slug, form_token(request)
    return {
        one.entry.pk: part(part_of(one.entry.pk), joining(one, slug=slug, csrf_token=token))
        for one in joined_in_list(seat, entries)
    }
