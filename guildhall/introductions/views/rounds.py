"""Rounds: what they are, one's own part in them, and how often a community makes one."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.communities.seats import Seat, in_room
from guildhall.communities.verbs import this_community, to_page
from guildhall.introductions import actions, policy
from guildhall.introductions.events import ROOM
from guildhall.introductions.forms import RestForm, RhythmForm, TakePartForm
from guildhall.introductions.queries import counts_of, own_part, rhythm_of
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@never_cache
@login_required
@in_room(ROOM)
def rounds(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_stop_taking_part(seat))
    return _page(request, seat)


@login_required
@require_POST
@in_room(ROOM)
def take_part(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_take_part_in_rounds(seat))
    form = TakePartForm(request.POST)
    if form.is_valid():
        actions.take_part(seat.community, by=request.user, **form.cleaned_data)
        say(request, _("You take part. Only you can see this."))
    return redirect("introduction_rounds", seat.community.slug)


@login_required
@require_POST
@in_room(ROOM)
def rest_from_rounds(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_stop_taking_part(seat))
    form = RestForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, rest_form=form)
    until = form.cleaned_data["until"]
    actions.rest_from_rounds(seat.community, by=request.user, until=until)
    say(request, _("You're left out until then.") if until else _("You're back in."))
    return redirect("introduction_rounds", seat.community.slug)


_own = partial(
    verb,
    door=in_room(ROOM),
    find=this_community,
    may_here=policy.may_stop_taking_part,
    back=to_page("introduction_rounds"),
)
stop_taking_part = _own(
    act=actions.stop_taking_part, says=_("You no longer take part. Nobody is told.")
)
skip_round = _own(
    act=actions.skip_round, says=_("The next round leaves you out. Nobody can see that.")
)
undo_skip = _own(act=actions.undo_skip, says=_("You take part in the next round."))


@login_required
@in_room(ROOM)
def change_rounds(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_change_rounds(seat))
    form = RhythmForm(request.POST or None, initial={"every": rhythm_of(seat.community).every})
    if request.method == "POST" and form.is_valid():
        rhythm = actions.change_rounds(
            seat.community, by=request.user, every=form.cleaned_data["every"]
        )
        is_on = _("Rounds are on. Members decide for themselves whether they take part.")
        say(request, is_on if rhythm.is_on else _("Rounds are off."))
        return redirect("introduction_rounds", seat.community.slug)
    context = {"form": form, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "introductions/change_rounds.html", context, status=status)


def _page(
    request: AuthenticatedRequest, seat: Seat, *, rest_form: RestForm | None = None
) -> HttpResponse:
    own = own_part(seat)
    likes = {
        "likes_counterparts": bool(own and own.likes_counterparts),
        "wants_invitations": bool(own and own.wants_invitations),
    }
    context = {
        "room": ROOM,
        "rhythm": rhythm_of(seat.community),
        "own": own,
        "form": TakePartForm(initial=likes),
        "rest_form": rest_form or RestForm(initial={"until": own.rests_until if own else None}),
        "counts": counts_of(seat.community),
        "may_take_part": policy.may_take_part_in_rounds(seat),
    }
    status = 422 if rest_form else 200
    return render(request, "introductions/rounds.html", context, status=status)
