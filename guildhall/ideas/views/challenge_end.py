"""Who decides a challenge, and how it ends: a sentence each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions
from guildhall.ideas import challenge_policy as policy
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms.challenges import DeciderForm
from guildhall.ideas.models import Challenge
from guildhall.ideas.views.challenges import to_challenge, visible_challenge
from guildhall.ideas.views.reasons import ask_reason
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Ending:
    """One way to end a challenge: who may, what it does, and the words of its page."""

    may: Callable[[Seat, Challenge], Verdict]
    act: Callable[..., None]
    title: Promise
    label: Promise
    hint: Promise
    button: Promise
    says: Promise


def _end_view(ending: Ending) -> View:
    """The page on which it is done: one field for what came of it."""

    @login_required
    @in_room(ROOM)
    def view(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = visible_challenge(seat, entry_id)
        require(ending.may(seat, entry.challenge))
        return ask_reason(
            request,
            entry,
            ending,
            act=lambda outcome: ending.act(entry, by=request.user, outcome=outcome),
            refused=actions.ChallengeRefused,
            back=lambda: to_challenge(seat, entry),
            is_needed=True,
            begins_with=entry.challenge.outcome,
        )

    return view


decide_challenge = _end_view(
    Ending(
        may=policy.may_decide_challenge,
        act=actions.decide_challenge,
        title=_("Say what came of it"),
        label=_("What came of the challenge?"),
        hint=_("Two sentences. Everyone who put an idea in has heard already about their own."),
        button=_("Close the challenge"),
        says=_("Decided. Everyone who follows it is told."),
    )
)
call_off_challenge = _end_view(
    Ending(
        may=policy.may_call_off_challenge,
        act=actions.call_off_challenge,
        title=_("Call it off"),
        label=_("Why is it called off?"),
        hint=_("Everyone here can read it. The ideas stay, and get their answer as any other."),
        button=_("Call it off"),
        says=_("Called off. Its ideas stay here and get their answer."),
    )
)


@login_required
@in_room(ROOM)
def name_decider(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = visible_challenge(seat, entry_id)
    require(policy.may_name_decider(seat, entry.challenge))
    form = DeciderForm(request.POST or None, community=seat.community)
    if request.method == "POST" and form.is_valid():
        decider = form.cleaned_data["decider"]
        try:
            actions.name_decider(entry, decider=decider, by=request.user)
        except actions.ChallengeRefused as problem:
            form.add_error("decider", str(problem))
        else:
            say(request, _("%(name)s decides from now on, and is told."), name=decider.name)
            return to_challenge(seat, entry)
    context = {
        "form": form,
        "entry": entry,
        "names": names_of(members_here(seat.community)),
        "room": ROOM,
    }
    status = 422 if form.errors else 200
    return render(request, "ideas/name_decider.html", context, status=status)


def _on_challenge(
    may: Callable[[Seat, Challenge], Verdict],
) -> Callable[[Seat, Entry], Verdict]:
    return lambda seat, entry: may(seat, entry.challenge)


_challenge_verb = partial(
    verb,
    door=in_room(ROOM),
    find=visible_challenge,
    back=to_challenge,
    refusals=actions.ChallengeRefused,
)
step_back_as_decider = _challenge_verb(
    may=_on_challenge(policy.may_step_back_as_decider),
    act=actions.step_back_as_decider,
    says=_("You no longer decide this. The stewards are asked to name someone."),
)
reopen_challenge = _challenge_verb(
    may=_on_challenge(policy.may_reopen_challenge),
    act=actions.reopen_challenge,
    says=_("The challenge goes on."),
)
