"""What a URL names, if the seat sees it; otherwise the answer is 404."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from guildhall.communities.seats import Seat, in_room
from guildhall.meetings import queries
from guildhall.meetings.actions import CannotChange, Clash, NotOpen
from guildhall.meetings.models import ActionPoint, AgendaPoint, Meeting, Series
from guildhall.web.verbs import verb


def meeting_at(seat: Seat, entry_id: int) -> Meeting:
    meeting = queries.meeting_at(seat, entry_id)
    if meeting is None:
        raise Http404
    return meeting


def point_at(seat: Seat, point_id: int) -> AgendaPoint:
    point = AgendaPoint.objects.filter(pk=point_id).first()
    if point is None:
        raise Http404
    point.meeting = meeting_at(seat, point.meeting_id)
    return point


def action_at(seat: Seat, action_id: int) -> ActionPoint:
    """Actions are for members, also in a community that the world reads."""
    point = (
        ActionPoint.objects.select_related("owner", "meeting__entry", "community")
        .filter(community=seat.community, pk=action_id)
        .first()
    )
    if point is None or not seat.is_member:
        raise Http404
    return point


def series_at(seat: Seat, series_id: int) -> Series:
    series = Series.objects.filter(community=seat.community, pk=series_id).first()
    if series is None:
        raise Http404
    series.community = seat.community
    return series


def to_meeting(seat: Seat, meeting: Meeting, anchor: str = "") -> HttpResponse:
    response = redirect("meeting", seat.community.slug, meeting.entry.address)
    if anchor:
        response["Location"] += f"#{anchor}"
    return response


REFUSALS = (NotOpen, CannotChange, Clash)
meeting_verb = partial(
    verb,
    door=in_room("meetings"),
    find=meeting_at,
    back=to_meeting,
    refusals=REFUSALS,
)
