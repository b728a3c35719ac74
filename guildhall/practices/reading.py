"""What is known of a way: read for the ladder, and for whoever wants to judge for themselves."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from guildhall.commons.models import Authorship, Entry, Outcome
from guildhall.commons.text import typed_again
from guildhall.kit.words import fold
from guildhall.practices.ladder import Evidence, Report, gather
from guildhall.practices.models import IN_USE, Check, Use, Way
from guildhall.practices.models.way import LATELY
from guildhall.practices.parts import missing_before_standard

UNITS_FOR_HOT = 3


def outcomes_of(entry: Entry) -> QuerySet[Outcome]:
    """The reports that count, of the way and of those that were merged into it, the newest first."""
    mine = Q(entry=entry.pk) | Q(entry__merged_into=entry.pk)
    return Outcome.objects.filter(mine, replaced_at=None).select_related("person").order_by("-at", "-pk")


def evidence_of(way: Way, entry: Entry, outcomes: Iterable[Outcome] | None = None) -> Evidence:
    """At most four queries. What authors say of their own does not count."""
    authors = set(Authorship.objects.filter(entry=entry).values_list("person_id", flat=True))
    found = outcomes_of(entry) if outcomes is None else outcomes
    used_in = Use.objects.current().filter(way=way, stage__in=IN_USE)
    reports = [Report(one.person_id, place_of(one), one.result) for one in found if one.person_id not in authors]
    return weigh(way, entry.kind, reports, used_in.values_list("unit_key", flat=True))


def typed_parts(way: Way) -> dict[str, str]:
    """The parts as their editor sees them."""
    return dict(zip(way.parts, typed_again(list(way.parts.values())), strict=True)) if way.parts else {}


def weigh(way: Way, kind: str, reports: Iterable[Report], used_in: Iterable[str]) -> Evidence:
    """Reports by others than its authors, and the keys of units that use it, with whose names stand under the way."""
    return gather(
        reports, home=fold(way.home_unit), used_in=used_in, is_checked=way.is_checked, stood_behind=way.stands_behind_id is not None,
        unsaid=[str(part.heading) for part in missing_before_standard(kind, way.parts)],
    )  # fmt: skip


def place_of(outcome: Outcome) -> str:
    return fold(outcome.unit_name) or f"person {outcome.person_id}"


def confirmed_at(outcomes: Iterable[Outcome], now: dt.datetime) -> dt.datetime | None:
    """When the third unit of the last 90 days said that it worked; None where there are fewer (domain.md, 1.3, rule 8)."""
    newest: dict[str, dt.datetime] = {}
    for one in outcomes:
        if one.result == Outcome.Result.WORKED and one.unit_name and one.at > now - LATELY:
            newest.setdefault(fold(one.unit_name), one.at)
    times = sorted(newest.values(), reverse=True)
    return times[UNITS_FOR_HOT - 1] if len(times) >= UNITS_FOR_HOT else None


def standing_checks(way: Way) -> list[Check]:
    return list(Check.objects.standing().filter(way=way).select_related("person"))
