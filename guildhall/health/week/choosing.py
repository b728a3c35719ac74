"""Which three things to do are shown, of all rooms together.

People who wait come first, whatever else there is. Things of different kinds come before a second
one of the same; kinds that a steward found not useful come behind their like, or not at all.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from django.db.models import BigIntegerField, Value

from guildhall.commons.this_week import Suggestion, WorkKind, this_week, work_kinds
from guildhall.communities.seats import Seat
from guildhall.health.models import NotUseful
from guildhall.health.models.week import REMEMBERED
from guildhall.notifications.models import NoMail

MOST = 3
MONDAY = "monday"  # the kind of its letters
NO_MAIL = "no mail"  # a row about the letters among those about kinds
RESTS_AFTER = 3  # times “not useful” in twelve weeks, and a kind is not shown any more


@dataclass(frozen=True, slots=True)
class Taught:
    """What a steward found not useful, and whether they want the mail.

    `away`: the things; `times`: how often, of each kind; `since`: the oldest time that counts.
    """

    away: frozenset[tuple[str, int]]
    times: Mapping[str, int]
    since: Mapping[str, dt.datetime]
    wants_mail: bool = True

    def rests(self, kind: str) -> bool:
        return self.times.get(kind, 0) >= RESTS_AFTER

    def resting(self) -> list[tuple[WorkKind, dt.datetime]]:
        """Kinds that are not shown, each with when it comes back by itself."""
        return [
            (kind, self.since[name] + REMEMBERED)
            for name, kind in work_kinds().items()
            if self.rests(name)
        ]


NOTHING_YET = Taught(frozenset(), {}, {})


def suggestions_for(seat: Seat, taught: Taught = NOTHING_YET) -> list[Suggestion]:
    """At most three things for this steward. One or two queries for each of what apps declare."""
    here = (source for source in this_week if not source.room or seat.has_room(source.room))
    return choose(chain.from_iterable(source.read(seat) for source in here), taught)


def choose(
    suggestions: Iterable[Suggestion], taught: Taught, *, most: int = MOST
) -> list[Suggestion]:
    """Whom someone waits for, then the rest; in both, one of each kind before a second one.

    Kinds that were never found not useful come first, then the others in their order.
    """
    by_kind: dict[WorkKind, list[Suggestion]] = {}
    for one in suggestions:
        if (one.kind.name, one.target_id) not in taught.away and not taught.rests(one.kind.name):
            by_kind.setdefault(one.kind, []).append(one)
    kinds = sorted(by_kind, key=lambda kind: (taught.times.get(kind.name, 0), kind.order))
    people = [by_kind[kind] for kind in kinds if kind.someone_waits]
    others = [by_kind[kind] for kind in kinds if not kind.someone_waits]
    return [*_in_turn(people), *_in_turn(others)][:most]


def _in_turn(lists: Iterable[Sequence[Suggestion]]) -> list[Suggestion]:
    """The first of each list, then the second of each."""
    return [one for row in zip_longest(*lists) for one in row if one]


def taught_by(seat: Seat) -> Taught:
    """One query, also for whether the mail of Mondays is wanted."""
    if seat.person is None:
        return NOTHING_YET
    not_useful = (
        NotUseful.objects.of(seat.person, seat.community)
        .order_by()
        .values_list("kind", "target_id", "at")
    )
    no_mail = NoMail.objects.filter(kind=MONDAY, person=seat.person, community=seat.community)
    both = not_useful.union(
        no_mail.values_list(Value(NO_MAIL), Value(0, BigIntegerField()), "at"), all=True
    )
    newest_first = sorted(both, key=lambda row: row[2], reverse=True)
    rows = [row for row in newest_first if row[0] != NO_MAIL]
    times = Counter(kind for kind, _target, _at in rows)
    since: dict[str, dt.datetime] = {}
    for place in times:
        moments = [at for kind, _target, at in rows if kind == place]
        if len(moments) >= RESTS_AFTER:
            # once this time is too long ago, the kind comes back
            since[place] = moments[RESTS_AFTER - 1]
    away = frozenset((kind, target) for kind, target, _at in rows)
    return Taught(away, times, since, wants_mail=len(rows) == len(newest_first))
