"""What happens with an idea: a state, and a sentence that says why."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions, policy
from guildhall.ideas.events import ROOM
from guildhall.ideas.policy import Relation
from guildhall.ideas.views.finding import ANSWER, with_relation
from guildhall.ideas.views.reasons import ask_reason
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Change:
    """One way to answer an idea: who may, what it does, and the words of its page."""

    may: Callable[[Seat, Entry, Relation], Verdict]
    act: Callable[..., Entry]
    title: Promise
    label: Promise
    hint: Promise
    button: Promise
    says: Promise
    needs_reason: bool = False


_READS_IT = _("Everyone here can read it, and the authors are told.")


def change_view(change: Change) -> View:
    """The page on which it is done: one field for the reason."""

    @login_required
    @in_room(ROOM)
    def view(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry, relation = with_relation(seat, entry_id)
        require(change.may(seat, entry, relation))
        return ask_reason(
            request,
            entry,
            change,
            act=lambda reason: change.act(entry, by=request.user, reason=reason),
            refused=actions.NotAnswered,
            back=lambda: _back_from(entry, seat),
            is_needed=change.needs_reason,
        )

    return view


def _back_from(entry: Entry, seat: Seat) -> HttpResponse:
    """Who decides a challenge goes on with its other ideas."""
    challenge = entry.idea.challenge
    if challenge is not None and challenge.is_going_on:
        return back_to(challenge.entry, seat)
    return back_to(entry, seat, part=ANSWER)


look_at_idea = change_view(
    Change(
        may=policy.may_look_at_idea,
        act=actions.look_at_idea,
        title=_("We're looking at it"),
        label=_("Who looks at it, and what happens next?"),
        hint=_("You can leave this empty. The date of the answer stays."),
        button=_("Say we're looking at it"),
        says=_("The idea is being looked at. Its authors are told."),
    )
)
take_up_idea = change_view(
    Change(
        may=policy.may_take_up_idea,
        act=actions.take_up_idea,
        title=_("Take the idea up"),
        label=_("What happens now, and from when?"),
        hint=_READS_IT,
        button=_("Take it up"),
        says=_("Taken up. Its authors and everyone who joined it are told."),
        needs_reason=True,
    )
)
set_idea_aside = change_view(
    Change(
        may=policy.may_set_idea_aside,
        act=actions.set_idea_aside,
        title=_("Not now"),
        label=_("Why not now, and what would change that?"),
        hint=_READS_IT,
        button=_("Answer “not now”"),
        says=_("Answered “not now”. Its authors and everyone who joined it are told why."),
        needs_reason=True,
    )
)
reopen_idea = change_view(
    Change(
        may=policy.may_reopen_idea,
        act=actions.reopen_idea,
        title=_("Open the idea again"),
        label=_("What is new?"),
        hint=_READS_IT,
        button=_("Open it again"),
        says=_("The idea is open again."),
        needs_reason=True,
    )
)
