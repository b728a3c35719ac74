"""Where does this fail? What is on in a community, and all there was about one practice."""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, Outcome
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import prepared
from guildhall.practices.events import PRACTICE, ROOM, TIP
from guildhall.practices.models import Disproof, Rung

SHOWN_AFTER = dt.timedelta(days=14)
MOST = 12
MOST_CASES = 50


@dataclass(frozen=True, slots=True)
class DisproofCard:
    """One that is on or has just ended; else, for stewards, a standard to begin with."""

    entry: Entry
    disproof: Disproof | None = None


@dataclass(frozen=True, slots=True)
class Disproved:
    """One of the fortnights about a practice, with its cases."""

    disproof: Disproof
    cases: list[Outcome]


def disproof_card(seat: Seat, *, offers: bool = False) -> DisproofCard | None:
    """What members see while one is on, and for two weeks after.

    One query; with `offers` another one for stewards, when three months are over.
    """
    if not seat.is_member or seat.community.is_closed or not seat.has_room(ROOM):
        return None
    newest, now = _newest.first(community_id=seat.community.pk), timezone.now()
    is_shown = newest is not None and (
        newest.closed_at is None or newest.closed_at + SHOWN_AFTER > now
    )
    if newest and is_shown:
        entry = newest.way.entry
        is_there = entry.is_published and entry.state != Rung.WITHDRAWN
        return DisproofCard(entry, newest) if is_there else None
    is_time = newest is None or newest.opened_at + relativedelta(months=3) <= now
    if not (offers and seat.is_steward and is_time):
        return None
    standard = _standard.first(community_id=seat.community.pk)
    return DisproofCard(standard) if standard else None


@prepared
def _newest(community_id: int) -> QuerySet[Disproof]:
    disproofs = Disproof.objects.that_hold().filter(community=community_id)
    return disproofs.select_related("way__entry").defer(
        "way__parts", "way__entry__body", "way__entry__body_html"
    )[:1]


@prepared
def _standard(community_id: int) -> QuerySet[Entry]:
    """The standard that was active longest ago: what nobody looked at."""
    # Found by their kinds and state first: along the time that sorts them, a database walks
    # everything that was ever published here.
    standards = Entry.objects.published().filter(
        community=community_id, kind__in=[TIP, PRACTICE], state=Rung.STANDARD
    )
    return (
        Entry.objects.filter(pk__in=standards.values("pk"))
        .for_list()
        .order_by("last_active_at", "pk")[:1]
    )


def disproofs_of(entry: Entry) -> list[Disproved]:
    """The newest first, each with its cases. Two queries, however many there are."""
    held = Disproof.objects.that_hold().filter(way=entry.pk)
    disproofs = list(held.select_related("opened_by", "found_by")[:MOST])
    if not disproofs:
        return []
    reports = Outcome.objects.filter(
        entry=entry.pk, replaced_at=None, at__gte=disproofs[-1].opened_at
    )
    reports = reports.exclude(context="").exclude(result=Outcome.Result.WORKED)
    cases = list(reports.select_related("person").order_by("at", "pk")[: MOST * MOST_CASES])
    return [Disproved(one, [case for case in cases if _is_of(case, one)]) for one in disproofs]


def _is_of(case: Outcome, disproof: Disproof) -> bool:
    return disproof.opened_at <= case.at and (
        disproof.closed_at is None or case.at < disproof.closed_at
    )


def where_it_fails_path(entry: Entry, community_slug: str) -> str:
    return f"{path_of(entry, community_slug)}where-it-fails/"
