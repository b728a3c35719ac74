"""One tap that writes the name of a person in full, in a text that was just posted."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons import actions, policy
from guildhall.commons.text import NotPosted
from guildhall.commons.views.finding import back_to, entry_at, reply_at
from guildhall.communities.models import Membership
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.people.models import Person, is_here
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem

NOW_MENTIONED = _("You mentioned %(name)s.")


@login_required
@require_POST
@in_community
def mention_in_entry(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, person_id: int
) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    require(policy.may_mention_in(seat, entry))
    _mention(request, seat, person_id, partial(actions.mention_in_entry, entry))
    return back_to(entry, seat)


@login_required
@require_POST
@in_community
def mention_in_reply(
    request: AuthenticatedRequest, seat: Seat, reply_id: int, person_id: int
) -> HttpResponse:
    reply = reply_at(seat, reply_id)
    require(policy.may_mention_in(seat, reply))
    _mention(request, seat, person_id, partial(actions.mention_in_reply, reply))
    return back_to(reply.entry, seat, reply)


def _mention(
    request: AuthenticatedRequest, seat: Seat, person_id: int, act: Callable[..., object]
) -> None:
    """Write the name in full, and say so. Raises Http404 for people who aren't members here."""
    person = _member_at(seat, person_id)
    typed = request.POST.get("typed", "")[:60]
    try:
        act(person=person, typed=typed, by=request.user)
    except NotPosted as problem:
        say_problem(request, problem)
    else:
        say(request, NOW_MENTIONED, name=person.name)


def _member_at(seat: Seat, person_id: int) -> Person:
    here = Membership.objects.current().filter(is_here(of="person__"), community=seat.community)
    return get_object_or_404(here.select_related("person"), person=person_id).person
