"""Where does this fail? One page of a tip or practice, and what its readers do there."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.queries import unit_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import ROOM
from guildhall.practices.forms import CaseForm, FoundForm
from guildhall.practices.models import Disproof
from guildhall.practices.views.finding import visible_way
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import verb


@in_room(ROOM)
def where_it_fails(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    return disproof_page(request, seat, visible_way(seat, entry_id))


def disproof_page(
    request: HttpRequest,
    seat: Seat,
    entry: Entry,
    *,
    found_of: Disproof | None = None,
    **forms: Form,
) -> HttpResponse:
    """What is on, and what was found before; with a form that has errors if there is one."""
    all_of_it = queries.disproofs_of(entry)
    on = next((one for one in all_of_it if one.disproof.is_open), None)
    may_bring = bool(on and policy.may_bring_case(seat, entry.way))
    context = {
        "entry": entry,
        "on": on,
        "before": [(one, _blank(one.disproof)) for one in all_of_it if one is not on],
        "may_open": on is None and bool(policy.may_open_disproof(seat, entry.way)),
        "may_bring": may_bring,
        "may_settle": bool(policy.may_settle_disproof(seat)),
        "case": CaseForm(),
        "found": FoundForm(),
        "found_of": found_of,
        "room": ROOM,
        **forms,
    }
    return render(request, "practices/where_it_fails.html", context, status=422 if forms else 200)


@login_required
@require_POST
@in_room(ROOM)
def open_disproof(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = visible_way(seat, entry_id)
    require(policy.may_open_disproof(seat, entry.way))
    try:
        disproof = actions.open_disproof(entry, by=request.user)
    except actions.DisproofRefused as problem:
        say_problem(request, problem)
    else:
        day = date_format(disproof.ends_at, "j F")
        say(request, _("It's on the overview and on the tips page until %(day)s."), day=day)
    return _to_page(seat, entry)


@login_required
@require_POST
@in_room(ROOM)
def bring_case(request: AuthenticatedRequest, seat: Seat, disproof_id: int) -> HttpResponse:
    disproof = _disproof_at(seat, disproof_id)
    entry = disproof.way.entry
    require(policy.may_bring_case(seat, disproof.way))
    form = CaseForm(request.POST)
    if not form.is_valid():
        return disproof_page(request, seat, entry, case=form)
    unit = unit_of(request.user)
    act = partial(
        actions.bring_case, disproof, by=request.user, unit_name=unit.name if unit else ""
    )
    try:
        act(context=form.cleaned_data["context"])
    except actions.DisproofRefused as problem:
        form.add_error("context", str(problem))
        return disproof_page(request, seat, entry, case=form)
    else:
        say(request, _("Thank you. Your case is here, and among the reports on its page."))
    return _to_page(seat, entry)


@login_required
@require_POST
@in_room(ROOM)
def say_what_was_found(request: AuthenticatedRequest, seat: Seat, disproof_id: int) -> HttpResponse:
    require(policy.may_settle_disproof(seat))
    disproof = _disproof_at(seat, disproof_id)
    entry, form = disproof.way.entry, FoundForm(request.POST)
    if not form.is_valid():
        return disproof_page(request, seat, entry, found_of=disproof, found=form)
    try:
        actions.say_what_was_found(disproof, by=request.user, **form.cleaned_data)
    except actions.DisproofRefused as problem:
        form.add_error("found", str(problem))
        return disproof_page(request, seat, entry, found_of=disproof, found=form)
    else:
        say(request, _("Saved. The page says what was found."))
    return _to_page(seat, entry)


def _blank(disproof: Disproof) -> FoundForm:
    """Each with ids of its own, as there can be several on the page."""
    return FoundForm(auto_id=f"id_{disproof.pk}_%s")


def _disproof_at(seat: Seat, disproof_id: int) -> Disproof:
    """Raises Http404 where the seat does not see what it is about."""
    disproofs = Disproof.objects.that_hold().filter(community=seat.community)
    disproof = get_object_or_404(disproofs.select_related("way"), pk=disproof_id)
    disproof.way.entry = visible_way(seat, disproof.way_id)
    return disproof


def _to_page(seat: Seat, entry: Entry) -> HttpResponse:
    return redirect(queries.where_it_fails_path(entry, seat.community.slug))


_settle = partial(
    verb,
    door=in_room(ROOM),
    find=_disproof_at,
    may_here=policy.may_settle_disproof,
    refusals=actions.DisproofRefused,
    back=lambda seat, disproof: _to_page(seat, disproof.way.entry),
)
take_back_disproof = _settle(
    act=actions.take_back_disproof,
    says=_("Taken back. Nobody is asked any more; reports stay on its page."),
)
take_back_what_was_found = _settle(
    act=actions.take_back_what_was_found,
    says=_("Taken back. You can write what was found again."),
)
