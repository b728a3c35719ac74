"""Whom and what one may call while a name is typed: @people, @stewards, #topics."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhall.communities.policy import may_see_members
from guildhall.communities.queries import members_called, topics_called
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.standing_in import last_days_away
from guildhall.kit.verdict import require
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest

MOST = 6
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Name:
    """What is written into the text, and what is read in the list."""

    written: str
    label: Any
    person: Person | None = None


@login_required
@in_community
def names(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """The list below the caret: an empty one where nobody is called like that."""
    require(may_see_members(seat))
    typed = fold(request.GET.get("q", "")[:LONGEST])
    find = _topics if request.GET.get("sign") == "#" else _people
    return render(request, "communities/names.html", {"names": list(find(seat, typed))})


def _people(seat: Seat, typed: str) -> Iterator[Name]:
    yield from _groups(seat, typed)
    called = members_called(seat.community, typed, most=MOST)
    away = last_days_away([person.pk for person in called])
    for person in called:
        yield Name(f"@{person.username}", _named(person, away.get(person.pk)), person)


def _named(person: Person, last_day: dt.date | None) -> str:
    """With until when they are away: it is said before they are mentioned."""
    if last_day is None:
        return person.name
    return gettext("%(name)s · away until %(day)s") % {
        "name": person.name,
        "day": date_format(last_day, "j F"),
    }


def _groups(seat: Seat, typed: str) -> Iterator[Name]:
    """The people whom one word calls; everyone only for people who may."""
    called = {"stewards": _("the stewards of this community")}
    if seat.is_steward:
        called["everyone"] = _("all members")
    for word, label in called.items():
        if typed and word.startswith(typed):
            yield Name(f"@{word}", label)


def _topics(seat: Seat, typed: str) -> Iterator[Name]:
    for topic in topics_called(seat.community, typed, most=MOST):
        yield Name(f"#{topic.slug}", topic.name)
