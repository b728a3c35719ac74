"""Thanks, follow, bookmark: one button each way."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from guildhall.commons import actions, policy
from guildhall.commons.models import Entry, Reply
from guildhall.commons.views.finding import back_to, entry_at, reply_at
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import Verdict, require


def _on_entry(act: Callable, may: Callable[[Seat, Entry], Verdict]) -> Callable[..., HttpResponse]:
    @login_required
    @require_POST
    @in_community
    def view(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
        entry = entry_at(seat, entry_id)
        require(may(seat, entry))
        act(entry, by=request.user)
        return back_to(entry, seat)

    return view


def _on_reply(act: Callable, may: Callable[[Seat, Reply], Verdict]) -> Callable[..., HttpResponse]:
    @login_required
    @require_POST
    @in_community
    def view(request: HttpRequest, seat: Seat, reply_id: int) -> HttpResponse:
        reply = reply_at(seat, reply_id)
        require(may(seat, reply))
        act(reply, by=request.user)
        return back_to(reply.entry, seat, reply)

    return view


def _member(seat: Seat, _target: Entry | Reply) -> Verdict:
    return may_take_part(seat)


thank_entry = _on_entry(actions.give_thanks, policy.may_thank)
take_back_thanks_entry = _on_entry(actions.take_back_thanks, _member)
follow = _on_entry(actions.follow, _member)
unfollow = _on_entry(actions.unfollow, _member)
bookmark = _on_entry(actions.bookmark, _member)
take_back_bookmark = _on_entry(actions.take_back_bookmark, _member)
thank_reply = _on_reply(actions.give_thanks, policy.may_thank)
take_back_thanks_reply = _on_reply(actions.take_back_thanks, _member)
