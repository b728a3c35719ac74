"""Calendar files: one meeting, and the secret address of someone's meetings."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, in_room
from guildhall.mail.building import absolute
from guildhall.meetings.calendars import calendar_for, meeting_file_of
from guildhall.meetings.views.finding import meeting_at
from guildhall.notifications.feeds import make_calendar_key, read_token, token_of
from guildhall.notifications.models import CALENDAR, FeedKey
from guildhall.people.models import House
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say

RENEWED = _("Your calendar has new addresses. The old ones no longer work.")
READY = _("Your calendar addresses are ready. You'll find them below.")


@in_room("meetings")
def meeting_file(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    meeting = meeting_at(seat, entry_id)
    if meeting.starts_at is None:
        raise Http404
    content = meeting_file_of(meeting, with_place=seat.is_member)
    return _as_file(content, f"meeting-{meeting.pk}.ics")


@never_cache
def private_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in: calendar programs can't. The address is the key and can be renewed."""
    owner = read_token(token, of=CALENDAR)
    if owner is None:
        raise Http404
    person, community_id = owner
    communities = Community.objects.of(person).going_on()
    if community_id:
        communities = communities.filter(pk=community_id)
    names = {
        community.pk: community.name
        for community in communities
        if "meetings" in community.open_rooms
    }
    if community_id and community_id not in names:
        raise Http404
    name = names[community_id] if community_id else House.current().name
    response = _as_file(calendar_for(person, names, name=name), "meetings.ics")
    response["X-Robots-Tag"] = "noindex"
    return response


@login_required
@require_POST
@in_room("meetings")
def make_calendar_address(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """The first addresses, or new ones that end the old. Feeds stay as they are."""
    had_some = FeedKey.of(request.user) is not None
    make_calendar_key(by=request.user)
    say(request, RENEWED if had_some else READY)
    return redirect("meetings", seat.community.slug)


def calendar_addresses(key: FeedKey, community: Community) -> tuple[str, str]:
    """The secret addresses of one community's meetings, and of all of the person's."""
    here = token_of(key, community.pk, of=CALENDAR)
    everywhere = token_of(key, 0, of=CALENDAR)
    return (
        absolute(reverse("private_calendar", args=[here])),
        absolute(reverse("private_calendar", args=[everywhere])),
    )


def _as_file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
