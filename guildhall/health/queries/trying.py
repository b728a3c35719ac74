"""What a community is trying, and what came of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.models import RolePeriod
from guildhall.communities.seats import Seat
from guildhall.health.models import Snapshot, Trying
from guildhall.health.models.snapshot import CORE_ROLES
from guildhall.health.queries.figures import value_in_words
from guildhall.health.remedies import Remedy, remedies
from guildhall.health.words import INDICATORS

MOST_TRYINGS = 20


@dataclass(frozen=True, slots=True)
class Tried:
    """Something that is or was tried: the figure before and after it, each in words or empty."""

    trying: Trying
    remedy: Remedy
    figure_name: Any
    before: str
    after: str


def tryings_at(seat: Seat, snapshot: Snapshot | None) -> list[Tried]:
    """What is being tried and what was judged within half a year, the next to check first.

    `snapshot`: the newest that the seat may read. Sponsors read a week later than members, and see
    no figures here. One query.
    """
    lately = timezone.now() - HALF_A_YEAR
    rows = Trying.objects.filter(
        Q(judged_at=None, given_up_at=None) | Q(judged_at__gt=lately), community=seat.community
    )
    has_figures = (
        bool(seat.roles.intersection(CORE_ROLES)) or RolePeriod.Role.SPONSOR not in seat.roles
    )
    return [
        tried(one, snapshot, has_figures=has_figures)
        for one in rows[:MOST_TRYINGS]
        if one.remedy in remedies
    ]


def tried(trying: Trying, snapshot: Snapshot | None, *, has_figures: bool = True) -> Tried:
    """One of them; when it is due and not judged yet, beside the newest figure."""
    remedy = remedies[trying.remedy]
    words = INDICATORS[remedy.indicator]
    after = snapshot.figure(remedy.indicator) if snapshot and trying.is_due else trying.after
    is_shown = has_figures and not (snapshot and snapshot.is_off(remedy.indicator))
    before, later = (
        value_in_words(one, words.unit) if one and is_shown else ""
        for one in (trying.before, after)
    )
    return Tried(trying, remedy, words.name, before, later)
