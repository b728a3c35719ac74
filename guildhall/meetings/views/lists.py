"""The room, a series, and what is open."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.paging import page_of
from guildhall.kit.rule_words import said_of
from guildhall.kit.verdict import Verdict, require
from guildhall.meetings import actions, policy, queries
from guildhall.meetings.models import Series
from guildhall.meetings.rhythm import kept_by
from guildhall.meetings.views.calendars import calendar_addresses
from guildhall.meetings.views.finding import found_series
from guildhall.notifications.models import FeedKey
from guildhall.people.models import Person
from guildhall.web.saying import say


@in_room("meetings")
def meetings(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What comes, what is looking for a time, and what was, the newest first."""
    page = page_of(queries.past_meetings(seat), by="starts_at", mark=request.GET.get("after", ""), size=20)
    key = FeedKey.of(seat.person) if seat.is_member and seat.person else None
    context = {
        "page": page, "coming": queries.without_repeats(queries.coming_up(seat.community)) if page.is_first else [], "may_subscribe": seat.is_member,
        "calendars": calendar_addresses(key, seat.community) if key else None,
        "finding": queries.finding_time(seat.community) if page.is_first else [],
        "series": queries.series_of(seat.community) if page.is_first else [],
        "may_plan": bool(policy.may_plan_meeting(seat)), "room": "meetings",
    }  # fmt: skip
    return render(request, "meetings/meetings.html", context)


@in_room("meetings")
def series(request: HttpRequest, seat: Seat, series_id: int) -> HttpResponse:
    """One series: when it meets next, who hosts, and what was."""
    found = found_series(seat, series_id)
    page = page_of(queries.past_meetings(seat).filter(series=found), by="starts_at", mark=request.GET.get("after", ""), size=20)
    coming = [meeting for meeting in queries.coming_up(seat.community, limit=60) if meeting.series_id == found.pk]
    may_change = bool(policy.may_change_series(seat, found))
    context = {
        "series": found, "page": page, "coming": coming, "later": queries.later_days(found, coming), "room": "meetings",
        "kept": kept_by(found),
        "said": _said(found), "hosts": queries.hosts_of(found, seat.person) if seat.is_member else None,
        "may_change": may_change, "without_host": next((one for one in coming if one.host_id is None), None) if may_change else None,
    }  # fmt: skip
    return render(request, "meetings/series.html", context)


def _said(series: Series) -> str:
    said = said_of(series.recurrence, start=series.starts_on)
    return _("%(days)s at %(time)s") % {"days": said, "time": time_format(series.starts_at, "H:i")}


@login_required
@in_room("meetings")
def open_actions(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What people took on and have not done. For members: an owner's name is nobody else's business."""
    require(may_take_part(seat))
    page = page_of(queries.done_lately(seat.community), by="done_at", mark=request.GET.get("after", ""), size=30)
    open_ones = list(queries.open_actions(seat.community)[:200]) if page.is_first else []
    return render(request, "meetings/open_actions.html", {"open": open_ones, "page": page, "room": "meetings"})


def _button(
    may: Callable[[Seat, Series], Verdict], act: Callable[[Series, Person], object], said: str | Promise
) -> Callable[..., HttpResponse]:
    """One button on the page of a series: whether it may be pressed, what it does, and what is true then."""

    @login_required
    @require_POST
    @in_room("meetings")
    def view(request: HttpRequest, seat: Seat, series_id: int) -> HttpResponse:
        found = found_series(seat, series_id)
        require(may(seat, found))
        act(found, request.user)
        say(request, said)
        return redirect("series", seat.community.slug, found.pk)

    return view


def _whoever_belongs(seat: Seat, _series: Series) -> Verdict:
    return may_take_part(seat)


stop_series = _button(
    policy.may_change_series,
    lambda series, by: actions.stop_series(series, by=by),
    gettext_lazy("It has stopped. Whoever wanted to come is told; you can start it again."),
)
restart_series = _button(
    policy.may_change_series, lambda series, by: actions.restart_series(series, by=by), gettext_lazy("It goes on.")
)
offer_to_host = _button(
    _whoever_belongs, lambda series, by: actions.offer_to_host(series, by=by), gettext_lazy("Noted: you would host some day.")
)
take_back_offer = _button(
    _whoever_belongs, lambda series, by: actions.take_back_offer(series, by=by), gettext_lazy("Taken back.")
)
