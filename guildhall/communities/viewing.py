"""Viewing a community as someone else would see it: a member, a newcomer, or the world.

A steward who does so is nobody for as long as it takes: no row in the hall belongs to that reader,
so that nothing private of anyone can appear, and no real person is impersonated. What they see
follows from their seat, as it does for everyone (`seats.py`); that nothing can be sent is said in
one place (`middleware.py`).
"""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.people.models import Person

if TYPE_CHECKING:
    from guildhall.communities.seats import Seat

KEPT_AS = "viewing"  # in the session
NO_ONE = 0  # the id of no row
LONG_A_MEMBER = dt.timedelta(days=400)


class Who(models.TextChoices):
    MEMBER = "member", _("a member")
    NEWCOMER = "newcomer", _("a newcomer")
    WORLD = "world", _("the world")


WHAT_THEY_SEE = {
    Who.MEMBER: _("As someone sees it who has been here for a while and has no role."),
    Who.NEWCOMER: _("As someone sees it who joined today."),
    Who.WORLD: _("As someone sees it who is not signed in."),
}


@dataclass(frozen=True, slots=True)
class Viewing:
    """Which community is viewed, and as whom."""

    slug: str
    who: Who


def viewing_of(request: HttpRequest) -> Viewing | None:
    """What this browser is viewing; None for nearly everyone."""
    kept: dict[str, Any] | None = request.session.get(KEPT_AS)
    return Viewing(kept["slug"], Who(kept["who"])) if kept else None


def begin_viewing(request: HttpRequest, viewing: Viewing) -> None:
    request.session[KEPT_AS] = {"slug": viewing.slug, "who": viewing.who.value}


def end_viewing(request: HttpRequest) -> None:
    request.session.pop(KEPT_AS, None)


def reader_as(who: Who, seat: "Seat") -> Person | AnonymousUser:
    """Who reads instead of the steward in this seat. A member brings their own seat along."""
    if who == Who.WORLD:
        return AnonymousUser()
    steward = seat.someone
    reader = Person(
        pk=NO_ONE, username="-", name=str(who.label), time_zone=steward.time_zone, look=steward.look
    )
    now = timezone.now()
    reader.seat_brought = seat.of_a_member(  # type: ignore[attr-defined]
        reader, since=now if who == Who.NEWCOMER else now - LONG_A_MEMBER
    )
    return reader
