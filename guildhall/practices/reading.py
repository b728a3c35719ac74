"""What is known of a tip or practice: reports, uses and checks, weighed."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from django.db.models import Q, QuerySet

from guildhall.commons.models import Authorship, Entry, Link, Outcome, Standing, reply_is_out
from guildhall.commons.text import typed_again
from guildhall.kit.prepared import prepared
from guildhall.kit.words import fold
from guildhall.practices.ladder import Evidence, Report, gather
from guildhall.practices.models import IN_USE, Use, Way
from guildhall.practices.models.way import LATELY
from guildhall.practices.way_parts import missing_before_standard

UNITS_FOR_HOT = 3
MOST_ON_ANSWERS = 200


class Reported(Protocol):
    """A report: whose, and whether it is on the answer that a tip was kept from."""

    @property
    def person_id(self) -> int: ...
    @property
    def is_on_answer(self) -> bool: ...


OneReport = TypeVar("OneReport", bound=Reported)


def outcomes_of(entry: Entry) -> list[Outcome]:
    """The reports that count, the newest first.

    Those on the tip or practice, on what was merged into it, and on the answers they came from.
    """
    mine = Q(entry=entry.pk) | Q(entry__merged_into=entry.pk)
    own = Outcome.objects.filter(mine, replaced_at=None).select_related("person")
    return each_on_one(
        [*own, *outcomes_on_answers(entry)], newest_first=lambda report: (report.at, report.pk)
    )


def outcomes_on_answers(entry: Entry) -> list[Outcome]:
    """Reports on the answers that a tip was kept from, while all here can read these. One query.

    The “worked” that comes with *This solved it* is not among them: the person who asked is an
    author of the tip, and a steward who says it for someone who has left did not try it.
    """
    return _on_answers.rows(entry_id=entry.pk, community_id=entry.community_id)


@prepared
def _on_answers(entry_id: int, community_id: int) -> QuerySet[Outcome]:
    merged = Entry.objects.filter(merged_into=entry_id).values("pk")
    kept = Link.objects.filter(
        Q(target=entry_id) | Q(target__in=merged), kind=Link.Kind.GREW_INTO
    ).values("credit_reply")
    return (
        Outcome.objects.filter(
            reply_is_out(of="reply__"),
            reply__in=kept,
            reply__entry__standing=Standing.PUBLISHED,
            reply__entry__community=community_id,
            replaced_at=None,
            comes_from_acceptance=False,
        )
        .select_related("person", "reply__entry")
        .defer("reply__body", "reply__body_html", "reply__entry__body", "reply__entry__body_html")
        .order_by("-at", "-pk")[:MOST_ON_ANSWERS]
    )


def each_on_one(
    reports: Iterable[OneReport], *, newest_first: Callable[[OneReport], Any]
) -> list[OneReport]:
    """Someone who reported on both the tip and the answer counts once, by their latest report."""
    ordered = sorted(reports, key=newest_first, reverse=True)
    last: dict[int, bool] = {}
    return [
        report
        for report in ordered
        if last.setdefault(report.person_id, report.is_on_answer) == report.is_on_answer
    ]


def evidence_of(way: Way, entry: Entry, outcomes: Iterable[Outcome] | None = None) -> Evidence:
    """At most five queries. What authors say of their own does not count."""
    authors = set(Authorship.objects.filter(entry=entry).values_list("person_id", flat=True))
    if outcomes is None:
        outcomes = outcomes_of(entry)
    used_in = Use.objects.current().filter(way=way, stage__in=IN_USE)
    reports = [
        Report(outcome.person_id, place_of(outcome), outcome.result)
        for outcome in outcomes
        if outcome.person_id not in authors
    ]
    return weigh(way, entry.kind, reports, used_in.values_list("unit_key", flat=True))


def typed_parts(way: Way) -> dict[str, str]:
    """The parts as their editor sees them."""
    if not way.parts:
        return {}
    return dict(zip(way.parts, typed_again(list(way.parts.values())), strict=True))


def weigh(way: Way, kind: str, reports: Iterable[Report], used_in: Iterable[str]) -> Evidence:
    """Evidence from reports by others than its authors, keys of units that use it, and names."""
    return gather(
        reports,
        home=fold(way.home_unit),
        used_in=used_in,
        is_checked=way.is_checked,
        stood_behind=way.stands_behind_id is not None,
        unsaid=[str(part.as_missing) for part in missing_before_standard(kind, way.parts)],
    )


def place_of(outcome: Outcome) -> str:
    return fold(outcome.unit_name) or f"person {outcome.person_id}"


def confirmed_at(outcomes: Iterable[Outcome], now: dt.datetime) -> dt.datetime | None:
    """When the third unit of the last 90 days said that it worked (domain.md, 1.3, rule 8).

    None where there are fewer.
    """
    newest: dict[str, dt.datetime] = {}
    for outcome in outcomes:
        is_recent = outcome.at > now - LATELY
        if outcome.result == Outcome.Result.WORKED and outcome.unit_name and is_recent:
            newest.setdefault(fold(outcome.unit_name), outcome.at)
    times = sorted(newest.values(), reverse=True)
    return times[UNITS_FOR_HOT - 1] if len(times) >= UNITS_FOR_HOT else None
