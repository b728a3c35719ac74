"""We expected this: a form, and taking it back. And the change on the next agenda."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.health import actions, policy, queries
from guildhall.health.forms import ExpectedForm
from guildhall.health.models import Expected
from guildhall.kit.verdict import require
from guildhall.meetings.models import Meeting
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
@in_community
def expect_change(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """A reason and a day, which members read beside the figures."""
    require(policy.may_expect(seat))
    form = ExpectedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.expect_change(seat.community, by=request.user, **form.cleaned_data)
        except actions.NotADay:
            form.add_error("until_on", _("Choose a day within the next year."))
        else:
            say(request, _("Saved. Members read it beside the figures."))
            return redirect("health", seat.community.slug)
    context = {"form": form, "room": "health"}
    return render(request, "health/expect.html", context, status=422 if form.errors else 200)


expect_no_longer = community_verb(
    find=lambda seat, expected_id: get_object_or_404(
        Expected.objects.current(), community=seat.community, pk=expected_id
    ),
    may_here=policy.may_expect,
    act=actions.expect_no_longer,
    says=_("The change is shown as before."),
    back=to_page("health"),
)


def _next_meeting(seat: Seat) -> Meeting:
    meeting = queries.meeting_to_talk_in(seat)
    if meeting is None:
        raise Http404
    return meeting


put_change_on_agenda = community_verb(
    find=_next_meeting,
    may_here=policy.may_put_on_agenda,
    act=actions.put_change_on_agenda,
    says=_("It's on the agenda."),
    back=lambda seat, meeting: redirect("meeting", seat.community.slug, meeting.entry.address),
)
