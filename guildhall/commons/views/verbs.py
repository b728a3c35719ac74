"""Buttons on an entry or a reply: back to its page, at the reply that was acted on."""

from functools import partial

from django.http import HttpResponse

from guildhall.commons.models import Entry, Reply
from guildhall.commons.views.finding import back_to, entry_at, reply_at
from guildhall.communities.seats import Seat, in_community
from guildhall.web.verbs import verb


def to_entry(seat: Seat, entry: Entry) -> HttpResponse:
    return back_to(entry, seat)


def to_acts(seat: Seat, entry: Entry) -> HttpResponse:
    return back_to(entry, seat, part="acts")


def to_reply(seat: Seat, reply: Reply) -> HttpResponse:
    return back_to(reply.entry, seat, reply)


entry_verb = partial(verb, door=in_community, find=entry_at, back=to_entry)
act_verb = partial(entry_verb, back=to_acts)  # a button of the row of acts, which is pressed there
reply_verb = partial(verb, door=in_community, find=reply_at, back=to_reply)
