"""Buttons in a community, and where they lead back to."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import Verdict
from guildhall.web.verbs import verb

community_verb = partial(verb, door=in_community)


def this_community(seat: Seat) -> Community:
    """The subject of a button that is about the community itself."""
    return seat.community


def of_seat(may: Callable[[Seat], Verdict]) -> Callable[[Seat, object], Verdict]:
    """A policy of the seat alone, asked once there is something to do it to."""
    return lambda seat, _subject: may(seat)


def to_page(url_name: str) -> Callable[[Seat, object], HttpResponse]:
    """Back to a page of the community that names nothing else."""
    return lambda seat, _subject: redirect(url_name, seat.community.slug)


def to_overview(seat: Seat, _subject: object) -> HttpResponse:
    return redirect(seat.community.get_absolute_url())
