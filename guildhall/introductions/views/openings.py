"""The page of the room: the reader's introductions above, openings below; and the form for one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.queries import draft_fields
from guildhall.commons.views.beginning import take_entry
from guildhall.commons.views.verbs import act_verb
from guildhall.communities.seats import Seat, in_room
from guildhall.introductions import actions, policy
from guildhall.introductions.events import OPENING, ROOM
from guildhall.introductions.forms import OpeningForm
from guildhall.introductions.queries import Fit, openings_for, openings_in, rhythm_of, yours_in
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, page_for, tab_for

OPEN, PAST = "open", "past"
MOST_FITS = 3
LISTING = ListPage(
    "introductions/introductions.html",
    title=_("Introductions"),
    room=ROOM,
    tabs=(
        Tab(
            OPEN,
            _("Openings"),
            Nothing(
                _("No openings at the moment"),
                _("Offer or look for a job, a helping hand, a day along with someone, a tool."),
            ),
        ),
        Tab(
            PAST,
            _("Past openings"),
            Nothing(_("No past openings yet"), _("Openings that found someone are kept here.")),
        ),
    ),
)


@in_room(ROOM)
def introductions(request: HttpRequest, seat: Seat) -> HttpResponse:
    tab = tab_for(request, LISTING.tabs, usual=OPEN, has_own=seat.is_member)
    rows = openings_in(seat, is_open=tab.name == OPEN)
    return list_page(
        request,
        LISTING,
        page_for(request, rows, by="created_at"),
        tab=tab,
        yours=yours_in(seat),
        rhythm=rhythm_of(seat.community) if seat.is_member else None,
        fits=_fits(request, seat) if tab.name == OPEN else [],
        may_suggest=policy.may_suggest_introduction(seat),
    )


def _fits(request: HttpRequest, seat: Seat) -> list[Fit]:
    """What fits the reader, on the first page; for them alone."""
    if not seat.is_member or seat.person is None or request.GET.get("after"):
        return []
    return openings_for(seat.person, [seat.community.pk], most=MOST_FITS)


@login_required
@in_room(ROOM)
def add_opening(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_add_opening(seat))
    initial: dict[str, Any] = draft_fields(seat.person, OPENING, str(seat.community.pk))
    form = OpeningForm(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )
    added = take_entry(
        request,
        seat,
        form,
        act=lambda body: actions.add_opening(
            seat.community, by=request.user, **{**form.cleaned_data, "body": body}
        ),
        says=_("Your opening is here. People can write to you about it."),
    )
    if added:
        return added
    context = {"form": form, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "introductions/add_opening.html", context, status=status)


find_opening = act_verb(
    may=policy.may_end_opening, act=actions.find_opening, says=_("Marked as found.")
)
close_opening = act_verb(
    may=policy.may_end_opening, act=actions.close_opening, says=_("The opening is closed.")
)
reopen_opening = act_verb(
    may=policy.may_reopen_opening, act=actions.reopen_opening, says=_("It's open again.")
)
