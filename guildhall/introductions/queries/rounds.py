"""Rounds of a community: its rhythm, the reader's own part, and what everyone may know of them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.introductions.models import Introduction, Rhythm, Side, TakingPart

FEWEST = 5  # introductions and people before any number is shown (domain.md 6.4)
FEWEST_TOLD = 10  # people who told whether they met, before anything is said of it
MOSTLY, HALF = 0.75, 0.4


def rhythm_of(community: Community) -> Rhythm:
    """Unsaved, and without rounds, where nobody chose one. One query."""
    return Rhythm.objects.filter(community=community).first() or Rhythm(community=community)


def own_part(seat: Seat) -> TakingPart | None:
    return TakingPart.objects.filter(community=seat.community, person=seat.person).first()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a community learns of the last whole quarter: never more than this.

    `introductions` is None where it would point at few people. `met` is a word about how many of
    those who told us met: most, half, fewer; empty where too few told.
    """

    since: dt.date
    until: dt.date
    introductions: int | None
    met: str


def counts_of(community: Community, *, today: dt.date | None = None) -> Counts:
    """Two queries. It stays the same all quarter: nobody can tell what one more person changes."""
    since, until = last_quarter(today or timezone.localdate())
    within = (since, until - dt.timedelta(days=1))
    made = Introduction.objects.filter(community=community, made_at__date__range=within)
    number = made.count()
    told = Side.objects.filter(
        introduction__community=community, told_at__date__range=within, has_met__isnull=False
    ).aggregate(all=Count("pk"), met=Count("pk", filter=Q(has_met=True)))
    is_enough = number >= FEWEST
    return Counts(
        since,
        within[1],
        number if is_enough else None,
        _in_a_word(told["met"], told["all"]) if is_enough else "",
    )


def last_quarter(today: dt.date) -> tuple[dt.date, dt.date]:
    """The first day of the last whole quarter of a year, and the first day after it."""
    begin = dt.date(today.year, today.month - (today.month - 1) % 3, 1)
    before = begin - dt.timedelta(days=1)
    return dt.date(before.year, before.month - 2, 1), begin


def _in_a_word(met: int, told: int) -> str:
    if told < FEWEST_TOLD:
        return ""
    share = met / told
    return "most" if share >= MOSTLY else "half" if share >= HALF else "fewer"
