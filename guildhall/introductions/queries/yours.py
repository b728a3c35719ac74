"""Introductions of the reader: nobody else reads any of this."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from guildhall.communities.seats import Seat
from guildhall.introductions.calendars import times_for
from guildhall.introductions.events import ROOM
from guildhall.introductions.models import Apart, Introduction, Side
from guildhall.introductions.models.introduction import SHOWN_FOR
from guildhall.introductions.people import Brought, brought_by
from guildhall.introductions.words import names_of, openings_for, reason_of
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person

MOST = 5
MOST_AT_HOME = 2


@dataclass(frozen=True, slots=True)
class Yours:
    """One introduction as one of its people reads it."""

    introduction: Introduction
    mine: Brought
    others: Sequence[Brought]
    side: Side

    @property
    def names(self) -> str:
        return names_of(self.others)

    @property
    def why(self) -> str:
        return reason_of(self.introduction)

    @property
    def openings(self) -> list[str]:
        return openings_for(self.mine, self.others)

    @property
    def times(self) -> list[dt.datetime]:
        """Up to three on which all of them could meet."""
        return times_for(self.introduction, [self.mine, *self.others])

    @property
    def has_said_yes(self) -> bool:
        return self.side.answer == Side.Answer.YES

    @property
    def asks_after(self) -> bool:
        """They were asked whether they met, and have not said."""
        is_asked = self.introduction.asked_after_at or (
            self.introduction.round and self.introduction.round.asked_after_at
        )
        return bool(is_asked) and self.side.has_met is None


def yours_in(seat: Seat) -> list[Yours]:
    """In this community: what they are asked, and whom they met lately. Six queries at most."""
    if seat.person is None or not seat.is_member:
        return []
    now = timezone.now()
    rows = _lately(seat.person.pk, now, now - SHOWN_FOR).filter(community=seat.community)
    return _as_read_by(seat.person, rows[:MOST])


def yours_at(seat: Seat, introduction_id: int) -> Yours | None:
    """One of them, however long ago it was. None for everyone else."""
    if seat.person is None:
        return None
    rows = _visible(seat.person.pk).filter(community=seat.community, pk=introduction_id)
    read = _as_read_by(seat.person, rows)
    return read[0] if read else None


def card_for(person: Person) -> list[Yours]:
    """For their home page, in whichever community, by name only. Two queries."""
    now = timezone.now()
    rows = [
        one
        for one in _at_home.rows(person_id=person.pk, now=now, since=now - SHOWN_FOR)
        if ROOM in one.community.open_rooms
    ]
    return _as_read_by(person, rows, is_short=True)


def suggested_by(seat: Seat) -> QuerySet[Introduction]:
    """What the reader suggested here and has not faded: it looks the same whatever came of it."""
    now = timezone.now()
    mine = Introduction.objects.filter(suggested_by=seat.person, community=seat.community)
    return mine.filter(fades_at__gt=now).prefetch_related("sides__person").order_by("-pk")[:MOST]


def apart_of(person: Person) -> QuerySet[Apart]:
    return Apart.objects.filter(person=person).select_related("other").order_by("other__name")


@prepared
def _at_home(person_id: int, now: dt.datetime, since: dt.datetime) -> QuerySet[Introduction]:
    return _lately(person_id, now, since)[:MOST_AT_HOME]


def _lately(person_id: int, now: dt.datetime, since: dt.datetime) -> QuerySet[Introduction]:
    """What they have not said no to, until they told whether they met."""
    told = Side.objects.filter(introduction=OuterRef("pk"), person=person_id)
    rows = _visible(person_id, now).exclude(Exists(told.filter(has_met__isnull=False)))
    return rows.filter(Q(made_at=None) | Q(made_at__gt=since)).order_by("-pk")


def _visible(person_id: int, now: dt.datetime | None = None) -> QuerySet[Introduction]:
    person = Person(pk=person_id)
    return Introduction.objects.visible_to(person, at=now).select_related(
        "suggested_by", "round", "community"
    )


def _as_read_by(
    person: Person,
    rows: QuerySet[Introduction] | Sequence[Introduction],
    *,
    is_short: bool = False,
) -> list[Yours]:
    """With what everyone declared, unless it `is_short`: then with their names alone."""
    introductions = list(rows)
    if not introductions:
        return []
    sides = list(
        Side.objects.filter(introduction__in=introductions).select_related("person").order_by("pk")
    )
    by_introduction: dict[int, list[Side]] = {}
    for side in sides:
        by_introduction.setdefault(side.introduction_id, []).append(side)
    people = {side.person_id: side.person for side in sides}
    brought = (
        {person_id: Brought(one) for person_id, one in people.items()}
        if is_short
        else brought_by(people)
    )
    return [
        _of_one(introduction, by_introduction[introduction.pk], brought, person)
        for introduction in introductions
    ]


def _of_one(
    introduction: Introduction, sides: list[Side], brought: dict[int, Brought], person: Person
) -> Yours:
    mine = next(side for side in sides if side.person_id == person.pk)
    others = [brought[side.person_id] for side in sides if side is not mine]
    return Yours(introduction, brought[person.pk], others, mine)
