"""What people rely on: mark a page, say who looks after it, confirm it; lists of both kinds."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.library import actions, care_policy
from guildhall.library.actions.reliance import day_after
from guildhall.library.events import ROOM
from guildhall.library.forms.care import CareForm
from guildhall.library.models import Reliance
from guildhall.library.queries.care import pages_to_check, pages_without_owner, written_since
from guildhall.library.reader import relation_in
from guildhall.library.transitions import Who
from guildhall.library.views.finding import verdict_of, visible_page
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, list_page, page_for
from guildhall.web.saying import say, say_problem

TO_CHECK = ListPage(
    template="library/pages_to_check.html",
    title=gettext_lazy("Pages that need a check"),
    room=ROOM,
    nothing=Nothing(
        gettext_lazy("No page needs a check"),
        gettext_lazy("Pages that people rely on appear here when it's time to look at them again."),
    ),
)
WITHOUT_OWNER = ListPage(
    template="library/pages_without_owner.html",
    title=gettext_lazy("Pages without an owner"),
    room=ROOM,
    nothing=Nothing(
        gettext_lazy("Every page that people rely on has an owner"),
        gettext_lazy("When an owner leaves, their pages appear here until someone takes them on."),
    ),
)


@in_room(ROOM)
def pages_that_need_a_check(request: HttpRequest, seat: Seat) -> HttpResponse:
    page = page_for(request, pages_to_check(seat), by="last_active_at")
    return list_page(request, TO_CHECK, page)


@in_room(ROOM)
def pages_with_no_owner(request: HttpRequest, seat: Seat) -> HttpResponse:
    page = page_for(request, pages_without_owner(seat), by="last_active_at")
    return list_page(request, WITHOUT_OWNER, page, may_look_after=seat.takes_part)


@login_required
@in_room(ROOM)
def rely_on_page(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Mark it, with who looks after it and how often it is checked."""
    entry = visible_page(seat, entry_id)
    if entry.page.is_relied_on and seat.takes_part:
        say(request, _("People rely on this page already: see who looks after it below."))
        return back_to(entry, seat, part="care")
    require(verdict_of(care_policy.may_rely_on_page, seat, entry))
    form = CareForm(
        request.POST or None,
        community=seat.community,
        names_owner=True,
        initial={"owner": _usual_owner(seat, entry, request.user), "every_months": 12},
    )
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        actions.rely_on_page(entry, by=request.user, **cleaned)
        is_own = cleaned["owner"] == request.user
        sentence = _("People rely on this page. You look after it.")
        if not is_own:
            sentence = _("People rely on this page. %(name)s looks after it and is told.")
        say(request, sentence, name=cleaned["owner"].name)
        return back_to(entry, seat)
    return _care_page(request, seat, entry, form, is_new=True)


@login_required
@in_room(ROOM)
def change_care(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Its deputy and its dates; a steward also says who looks after it."""
    entry = visible_page(seat, entry_id)
    require(verdict_of(care_policy.may_change_care, seat, entry))
    reliance: Reliance = entry.reliance
    form = CareForm(
        request.POST or None,
        community=seat.community,
        names_owner=Who.STEWARD in relation_in(seat, entry).who,
        initial={
            "owner": reliance.owner,
            "deputy": reliance.deputy,
            "every_months": reliance.every_months,
            "look_again_on": reliance.look_again_on,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            _change(entry, request, **form.cleaned_data)
        except actions.CareRefused as problem:
            say_problem(request, problem)
        else:
            say(request, _("Saved."))
        return back_to(entry, seat)
    return _care_page(request, seat, entry, form, is_new=False)


@login_required
@in_room(ROOM)
def confirm_page(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What has changed since it was confirmed, and a button that says it is still right.

    The link of a mail leads here, however long ago the mail was sent.
    """
    entry = visible_page(seat, entry_id)
    require(verdict_of(care_policy.may_confirm_page, seat, entry))
    if request.method == "POST":
        try:
            reliance = actions.confirm_page(entry, by=request.user)
        except actions.CareRefused as problem:
            say_problem(request, problem)
        else:
            day = date_format(reliance.look_again_on, "j F Y")
            say(request, _("Confirmed: it's still right. The next check is on %(day)s."), day=day)
        return back_to(entry, seat)
    context = {
        "entry": entry,
        "since": written_since(entry, entry.reliance.confirmed_at),
        "room": ROOM,
    }
    return render(request, "library/confirm_page.html", context)


def _usual_owner(seat: Seat, entry: Entry, person: Person) -> Person:
    """Its first author, where they are still here."""
    is_here = members_here(seat.community).filter(pk=entry.author_id).exists()
    return entry.author if is_here else person


def _change(
    entry: Entry,
    request: AuthenticatedRequest,
    *,
    owner: Person | None = None,
    every_months: int,
    look_again_on: dt.date | None,
    deputy: Person | None,
) -> None:
    """Raises CareRefused."""
    if owner is not None:
        actions.name_owner(entry, by=request.user, owner=owner)
    day = look_again_on or day_after(entry.reliance.confirmed_at, every_months)
    actions.change_care(
        entry,
        by=request.user,
        deputy=deputy,
        every_months=every_months,
        look_again_on=day,
    )


def _care_page(
    request: HttpRequest, seat: Seat, entry: Entry, form: CareForm, *, is_new: bool
) -> HttpResponse:
    title = _("People rely on this") if is_new else _("Who looks after this")
    context = {
        "form": form,
        "entry": entry,
        "title": title,
        "button": _("People rely on it") if is_new else _("Save"),
        "is_new": is_new,
        "may_hand_over": bool(verdict_of(care_policy.may_hand_over_page, seat, entry)),
        "may_let_go": bool(verdict_of(care_policy.may_let_go_of_page, seat, entry)),
        "names": names_of(members_here(seat.community)),
        "room": ROOM,
    }
    status = 422 if form.errors else 200
    return render(request, "library/care.html", context, status=status)
