"""An agenda for a conversation, for groups too small to measure."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat
from guildhall.communities.verbs import community_verb
from guildhall.health import actions, policy, queries
from guildhall.meetings.models import Meeting


def _next_meeting(seat: Seat) -> Meeting:
    meeting = queries.meeting_to_talk_in(seat)
    if meeting is None:
        raise Http404
    return meeting


def _to_meeting(seat: Seat, meeting: Meeting) -> HttpResponse:
    return redirect("meeting", seat.community.slug, meeting.entry.address)


put_on_agenda = community_verb(
    find=_next_meeting,
    may_here=policy.may_put_on_agenda,
    act=actions.put_on_agenda,
    says=_("The questions are on the agenda."),
    back=_to_meeting,
)
