"""Join an idea: “I'd use it”, “I'd help”, “I have a doubt”; from its page or from the list."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.actions import ParentGone
from guildhall.commons.models import Reply
from guildhall.commons.posting import say_posted
from guildhall.commons.text import NotPosted
from guildhall.commons.views.verbs import reply_verb
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions, policy
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms import DoubtForm
from guildhall.ideas.models import Joining
from guildhall.ideas.views.finding import back_from_joining, seen_idea
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say

JOINED = {
    Joining.As.USE: _("Noted that you'd use it. The people behind it will be told."),
    Joining.As.HELP: _("Your name is beside the idea now: you'd help. Thank you."),
}
TAKEN_BACK = _("Taken back.")


@login_required
@require_POST
@in_room(ROOM)
def join_idea(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, joined_as: str
) -> HttpResponse:
    entry, way = seen_idea(seat, entry_id), _way(joined_as)
    require(policy.may_join_idea(seat, entry))
    actions.join_idea(entry, joined_as=way, by=request.user)
    say(request, JOINED[way])
    return back_from_joining(request, seat, entry)


@login_required
@require_POST
@in_room(ROOM)
def take_back_joining(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, joined_as: str
) -> HttpResponse:
    entry, way = seen_idea(seat, entry_id), _way(joined_as)
    actions.take_back_joining(entry, joined_as=way, by=request.user)
    say(request, TAKEN_BACK)
    return back_from_joining(request, seat, entry)


def _way(joined_as: str) -> Joining.As:
    """Raises Http404."""
    if joined_as not in Joining.As.values:
        raise Http404
    return Joining.As(joined_as)


@login_required
@in_room(ROOM)
def doubt_idea(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What speaks against it, as a reply."""
    entry = seen_idea(seat, entry_id)
    require(policy.may_doubt_idea(seat, entry))
    form = DoubtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reply = actions.doubt_idea(entry, by=request.user, body=form.cleaned_data["body"])
        except (NotPosted, ParentGone) as problem:
            form.add_error("body", str(problem))
        else:
            says = _("Your doubt is below the idea. Once it's settled, you can say so there.")
            say_posted(request, reply, says)
            return back_from_joining(request, seat, entry)
    context = {"form": form, "entry": entry, "room": ROOM}
    return render(request, "ideas/doubt_idea.html", context, status=422 if form.errors else 200)


def _may_settle(seat: Seat, reply: Reply) -> Verdict:
    return policy.may_settle_doubt(seat, reply)


_doubt_verb = partial(reply_verb, door=in_room(ROOM), may=_may_settle)
settle_doubt = _doubt_verb(
    act=actions.settle_doubt,
    says=_("Marked as settled. What you wrote stays."),
)
raise_doubt_again = _doubt_verb(
    act=actions.raise_doubt_again,
    says=_("It counts as a doubt again."),
)
