"""The plan of the day, and checking in: also on a phone without a network.

The form brings a key like every post, so one that waited on a device is taken once. Ticking who is
there says nothing about the others: who was checked in stays so.
"""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.actions import ParentGone, post_reply
from guildhall.commons.models import Entry
from guildhall.commons.text import NotPosted
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, no, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions, policy
from guildhall.projects.actions import ProjectRefused
from guildhall.projects.events import ROOM
from guildhall.projects.forms.day import CheckInForm
from guildhall.projects.jobs import shift_rows, supply_rows
from guildhall.projects.models import Place
from guildhall.projects.policy import Relation, may_read_volunteers
from guildhall.projects.queries import around
from guildhall.projects.reader import relation_in
from guildhall.projects.views.buttons import button_in
from guildhall.projects.views.finding import may_with, place_at, seen_project
from guildhall.web.saying import say


@login_required
@in_room(ROOM)
def day_plan(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Who does what, hour by hour; those who run it and those with a place check people in."""
    entry = seen_project(seat, entry_id)
    require(_may_read_plan(seat, entry))
    relation = relation_in(seat, entry)
    places = _may_check_in(seat, entry)
    form = CheckInForm(request.POST or None, places=places, shows=may_read_volunteers(relation))
    if request.method == "POST":
        require(policy.on_what_is_there(seat, entry))
        if form.is_valid() and _checked_in(request, entry, form):
            return redirect("project_day", seat.community.slug, entry.pk)
    context = {
        "entry": entry,
        "project": entry.project,
        "rows": shift_rows(seat, entry, relation),
        "anywhere": _helping_anywhere(entry, relation),
        "supplies": supply_rows(seat, entry, relation),
        "may_plan": bool(policy.may_add_to_plan(seat, entry, relation)),
        "form": form if places and entry.is_published else None,
        "room": ROOM,
    }
    status = 422 if form.errors else 200
    return render(request, "projects/day_plan.html", context, status=status)


def _helping_anywhere(entry: Entry, relation: Relation) -> list[str]:
    """Who is in without a shift; for organisers also those without an account.

    Someone who offered twice is one, by how to reach them.
    """
    people = around(entry)
    on_shifts = {place.person_id for shift in people.shifts for place in shift.held.all()}
    names = [one.name for one in people.joined if one.pk not in on_shifts]
    if not may_read_volunteers(relation):
        return names
    volunteers = entry.project.volunteers.order_by("pk")
    busy = volunteers.order_by().filter(held__isnull=False).values("reach_key")
    free = volunteers.exclude(reach_key__in=busy).values_list("reach_key", "name")
    return [*names, *dict(free).values()]


def _may_read_plan(seat: Seat, entry: Entry) -> Verdict:
    if seat.is_member:
        return policy.on_what_is_there(seat, entry)
    return no(_("Only members of this community see the plan of the day."))


def _may_check_in(seat: Seat, entry: Entry) -> list[Place]:
    """Those whom this reader can check in: all, for who runs it; else their own places."""
    relation = relation_in(seat, entry)
    rows = []
    for shift in around(entry).shifts:
        for place in shift.held.all():
            place.shift = shift
            shift.project = entry.project
            if policy.may_with_place("check_in", seat, place, relation):
                rows.append(place)
    return rows


def _checked_in(request: AuthenticatedRequest, entry: Entry, form: CheckInForm) -> bool:
    """Those who are ticked, and the line about the day as a reply. False where it was refused."""
    refused = []
    for place in form.came_places:
        try:
            actions.check_in(place, by=request.user)
        except ProjectRefused as problem:
            refused.append(str(problem))
    words = form.cleaned_data["body"].strip()
    try:
        if words:
            post_reply(entry, by=request.user, body=words)
    except (NotPosted, ParentGone) as problem:
        refused.append(str(problem))
    for sentence in dict.fromkeys(refused):
        form.add_error(None, sentence)
    if not refused:
        say(request, _("Kept. Who is there is on the plan of the day."))
    return not refused


def _to_day(seat: Seat, place: Place) -> HttpResponse:
    return redirect("project_day", seat.community.slug, place.shift.project_id)


take_back_check_in = button_in(
    find=place_at,
    may=may_with(policy.may_with_place, "take_back_check_in"),
    act=actions.take_back_check_in,
    says=_("Not checked in after all."),
    back=_to_day,
)
