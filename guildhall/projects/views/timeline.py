"""The timeline of a project: a page for everyone who sees it, and a calendar file for members."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, no, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import policy
from guildhall.projects.calendars import calendar_of
from guildhall.projects.events import ROOM
from guildhall.projects.timeline import timeline_of
from guildhall.projects.views.finding import may_do, seen_project


@in_room(ROOM)
def project_timeline(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = seen_project(seat, entry_id)
    today = timezone.now().astimezone(entry.project.zone).date()
    timeline = timeline_of(seat, entry)
    context = {
        "entry": entry,
        "timeline": timeline,
        "on_screen": timeline.around_day(today),
        "today": today,
        "may_plan": bool(may_do("plan_project")(seat, entry)),
        "may_take_along": bool(_may_take_along(seat, entry)),
        "room": ROOM,
    }
    return render(request, "projects/timeline.html", context)


@never_cache
@login_required
@in_room(ROOM)
def timeline_file(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The day, the tasks with a day and one's own shifts, for a calendar program."""
    entry = seen_project(seat, entry_id)
    require(_may_take_along(seat, entry))
    content = calendar_of(entry, request.user)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="project-{entry.pk}.ics"'
    return response


def _may_take_along(seat: Seat, entry: Entry) -> Verdict:
    if seat.is_member:
        return policy.on_what_is_there(seat, entry)
    return no(_("Only members of this community can add a project to their calendar."))
