"""Assessors of a challenge: who they are, what each gives, and what they gave together."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions
from guildhall.ideas import challenge_policy as policy
from guildhall.ideas.assessment import assessed
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms.assessing import AssessorsForm, ScoresForm
from guildhall.ideas.queries.challenges import (
    around_challenge,
    assessing,
    own_scores,
    scores_of,
    switches_on,
)
from guildhall.ideas.views.challenges import to_challenge, visible_challenge
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def ask_assessors(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = visible_challenge(seat, entry_id)
    challenge = entry.challenge
    require(policy.may_ask_assessors(seat, challenge, switches_on(seat.community)))
    so_far = assessing(seat, challenge)
    initial = {
        "people": "\n".join(one.person.name for one in so_far.assessors),
        "criteria": "\n".join(f"{one.name} × {one.weight}" for one in so_far.criteria),
        "assess_by": challenge.assess_by or challenge.decide_by,
    }
    form = AssessorsForm(request.POST or None, community=seat.community, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_assessors(entry, by=request.user, **form.cleaned_data)
        except actions.ChallengeRefused as problem:
            form.add_error("people", str(problem))
        else:
            say(request, _("They are asked. Each looks at the ideas alone until all are done."))
            return to_challenge(seat, entry)
    context = {"form": form, "entry": entry, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "ideas/ask_assessors.html", context, status=status)


@login_required
@in_room(ROOM)
def give_scores(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Kept for the moment, or handed in: which button was pressed."""
    entry = visible_challenge(seat, entry_id)
    reads = assessing(seat, entry.challenge)
    require(policy.may_give_scores(seat, entry.challenge, reads.own))
    form = ScoresForm(
        request.POST if request.method == "POST" else None,
        ideas=[one.entry for one in around_challenge(entry).ideas],
        criteria=reads.criteria,
        own=own_scores(reads.own) if reads.own else {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_scores(entry, by=request.user, values=form.values())
            if "hand_in" in request.POST:
                actions.hand_in_scores(entry, by=request.user)
                says = _("Handed in. Nobody sees it before all are done, or the day is over.")
            else:
                says = _("Kept. Only you see it; hand it in once you have looked at all of them.")
        except actions.ChallengeRefused as problem:
            form.add_error(None, str(problem))
        else:
            say(request, says)
            return to_challenge(seat, entry)
    context = {"form": form, "entry": entry, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "ideas/give_scores.html", context, status=status)


@login_required
@in_room(ROOM)
def what_assessors_gave(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """By idea, in the order in which they came in: never the highest first, and without names."""
    entry = visible_challenge(seat, entry_id)
    reads = assessing(seat, entry.challenge)
    require(policy.may_see_scores(seat, entry.challenge, reads.own))
    given = assessed(scores_of(entry.challenge), reads.criteria)
    rows = [(one.entry, given.get(one.entry.pk)) for one in around_challenge(entry).ideas]
    context = {"rows": rows[::-1], "entry": entry, "room": ROOM}
    return render(request, "ideas/what_assessors_gave.html", context)


def _may_take_back(seat: Seat, entry: Entry) -> Verdict:
    own = assessing(seat, entry.challenge).own
    return policy.may_take_back_scores(seat, entry.challenge, own)


_challenge_verb = partial(
    verb,
    door=in_room(ROOM),
    find=visible_challenge,
    back=to_challenge,
    refusals=actions.ChallengeRefused,
)
take_back_scores = _challenge_verb(
    may=_may_take_back,
    act=actions.take_back_scores,
    says=gettext_lazy("Taken back. You can look at the ideas once more."),
)
