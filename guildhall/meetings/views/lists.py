"""The room, a series, and open action items."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_room
from guildhall.communities.verbs import of_seat
from guildhall.kit.verdict import require
from guildhall.meetings import actions, policy, queries
from guildhall.meetings.rhythm import kept_by
from guildhall.meetings.views.calendars import calendar_addresses
from guildhall.meetings.views.finding import series_at
from guildhall.notifications.models import FeedKey
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.in_place import page_or_parts
from guildhall.web.lists import page_for
from guildhall.web.verbs import verb


@in_room("meetings")
def meetings(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Upcoming meetings, those still looking for a time, and past ones, the newest first."""
    page = page_for(request, queries.past_meetings(seat), by="starts_at")
    key = FeedKey.of(seat.person) if seat.is_member and seat.person else None
    coming = queries.coming_up(seat.community) if page.is_first else []
    context = {
        "page": page,
        "coming": queries.without_repeats(coming),
        "may_subscribe": seat.is_member,
        "calendars": calendar_addresses(key, seat.community) if key else None,
        "finding": queries.finding_time(seat.community) if page.is_first else [],
        "series": queries.series_of(seat.community) if page.is_first else [],
        "may_plan": bool(policy.may_plan_meeting(seat)),
        "room": "meetings",
    }
    return render(request, "meetings/meetings.html", context)


@in_room("meetings")
def series(request: HttpRequest, seat: Seat, series_id: int) -> HttpResponse:
    """One series: its next meetings, its hosts, and its past."""
    series = series_at(seat, series_id)
    page = page_for(request, queries.past_meetings(seat).filter(series=series), by="starts_at")
    planned = queries.coming_up(seat.community, limit=60)
    coming = [meeting for meeting in planned if meeting.series_id == series.pk]
    may_change = bool(policy.may_change_series(seat, series))
    without_host = (meeting for meeting in coming if meeting.host_id is None)
    context = {
        "series": series,
        "page": page,
        "coming": coming,
        "later": queries.later_days(series, coming),
        "room": "meetings",
        "kept": kept_by(series),
        "hosts": queries.hosts_of(series, seat.person) if seat.is_member else None,
        "may_change": may_change,
        "without_host": next(without_host, None) if may_change else None,
    }
    return render(request, "meetings/series.html", context)


@login_required
@in_room("meetings")
def open_actions(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """What people took on and haven't done yet. For members: names are nobody else's business."""
    require(may_take_part(seat))
    page = page_for(request, queries.done_lately(seat.community), by="done_at", size=30)
    open_ones = list(queries.open_actions(seat.community)[:200]) if page.is_first else []
    return page_or_parts(
        request,
        "meetings/open_actions.html",
        {"open": open_ones, "page": page, "room": "meetings"},
        parts={"action-items": "meetings/_action_items.html"},
    )


series_verb = partial(
    verb,
    door=in_room("meetings"),
    find=series_at,
    back=lambda seat, series: redirect("series", seat.community.slug, series.pk),
)
stop_series = series_verb(
    may=policy.may_change_series,
    act=actions.stop_series,
    says=_("The series has stopped. We'll tell everyone who was going or might go."),
)
restart_series = series_verb(
    may=policy.may_change_series,
    act=actions.restart_series,
    says=_("The series is running again."),
)
offer_to_host = series_verb(
    may=of_seat(may_take_part),
    act=actions.offer_to_host,
    says=_("You're on the list of people who'd like to host."),
)
take_back_offer = series_verb(
    may=of_seat(may_take_part),
    act=actions.take_back_offer,
    says=_("You're no longer on the list of people who'd like to host."),
)
