"""Tips and practices that come with an import. Quiet; inside the caller's transaction."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from guildhall.activity.actions import record_quietly
from guildhall.commons.counting import recount_entries
from guildhall.commons.events import OUTCOME_REPORTED
from guildhall.commons.importing import Brought, bring_in_entries, imported_event
from guildhall.commons.models import Authorship, Entry, Outcome
from guildhall.commons.text import stored_source
from guildhall.communities.models import Community
from guildhall.kit.words import fold
from guildhall.practices import events
from guildhall.practices.actions.freshness import day_of_next_check
from guildhall.practices.actions.labels import make_label
from guildhall.practices.events import TIP
from guildhall.practices.models import Check, CheckState, Label, Rung, Use, Way
from guildhall.practices.reading import confirmed_at
from guildhall.practices.way_parts import filled_parts, text_of_parts


@dataclass(frozen=True, slots=True)
class BroughtReport:
    person_id: int
    result: str
    context: str
    unit_name: str
    at: dt.datetime
    is_counter_case: bool = False


@dataclass(frozen=True, slots=True)
class BroughtName:
    """Who checked it or stands behind it; nobody where reports counted as the check."""

    person_id: int | None
    note: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class BroughtUse:
    person_id: int
    unit_name: str
    stage: str
    line: str
    since: dt.datetime


@dataclass(slots=True)
class BroughtWay:
    """One tip or practice of a source. Only its title, authors and time must be known."""

    title: str
    author_ids: Sequence[int]
    at: dt.datetime
    parts: dict[str, str] = field(default_factory=dict)
    kind: str = TIP
    key: uuid.UUID | None = None
    label: tuple[str, str] | None = None
    topic_ids: Sequence[int] = ()
    url: str = ""
    licence: str = ""
    rung: str = Rung.NEW
    check: str = CheckState.UNCHECKED
    checks: Sequence[BroughtName] = ()
    home_unit: str = ""
    look_again_on: dt.date | None = None
    stands_behind: BroughtName | None = None
    reports: Sequence[BroughtReport] = ()
    uses: Sequence[BroughtUse] = ()


def bring_in_ways(community: Community, ways: Sequence[BroughtWay]) -> list[Entry]:
    """Store them with original times, names, reports, checks and uses, as tested as they were."""
    entries = _entries(community, ways)
    pairs = list(zip(entries, ways, strict=True))
    counter_cases = _reports(community, pairs)
    labels = {
        name: make_label(community, by=None, name=name, kind=kind)
        for name, kind in {way.label for way in ways if way.label}
    }
    look = day_of_next_check(community, dt.datetime.now(dt.UTC))
    Way.objects.bulk_create(
        [_row(entry, way, labels, look, counter_cases.get(entry.pk)) for entry, way in pairs],
        batch_size=200,
    )
    Check.objects.bulk_create(
        Check(way_id=entry.pk, person_id=name.person_id, note=name.note[:200], at=name.at)
        for entry, way in pairs
        for name in way.checks
    )
    Use.objects.bulk_create(
        Use(
            way_id=entry.pk,
            unit_name=use.unit_name[:80],
            unit_key=fold(use.unit_name)[:80],
            person_id=use.person_id,
            stage=use.stage,
            line=use.line[:200],
            since=use.since,
        )
        for entry, way in pairs
        for use in way.uses
    )
    _confirm(entries)
    recount_entries(Entry.objects.filter(pk__in=[entry.pk for entry, way in pairs if way.reports]))
    return entries


def _entries(community: Community, ways: Sequence[BroughtWay]) -> list[Entry]:
    made: dict[int, Entry] = {}
    for kind, verb in ((TIP, events.TIP_ADDED), ("practice", events.PRACTICE_WRITTEN)):
        places = [place for place, way in enumerate(ways) if way.kind == kind]
        texts = [_text(ways[place]) for place in places]
        made |= dict(
            zip(places, bring_in_entries(community, kind=kind, texts=texts, verb=verb), strict=True)
        )
    entries = [made[place] for place in range(len(ways))]
    Authorship.objects.bulk_create(
        Authorship(entry=entry, person_id=person_id, order=order)
        for entry, way in zip(entries, ways, strict=True)
        for order, person_id in enumerate(way.author_ids[1:], start=1)
    )
    return entries


def _text(way: BroughtWay) -> Brought:
    return Brought(
        author_id=way.author_ids[0],
        at=way.at,
        html="",
        markdown=text_of_parts(way.kind, way.parts),
        title=way.title,
        url=way.url,
        licence=way.licence,
        topic_ids=way.topic_ids,
        state=way.rung,
    )


def _row(
    entry: Entry,
    way: BroughtWay,
    labels: dict[str, Label],
    look_again_on: dt.date,
    counter_case: Outcome | None,
) -> Way:
    parts = {
        name: stored_source(text, entry.community)
        for name, text in filled_parts(way.kind, way.parts).items()
    }
    checked_at = way.checks[-1].at if way.checks and way.check == CheckState.CHECKED else None
    return Way(
        entry=entry,
        key=way.key or uuid.uuid4(),
        parts=parts,
        label=labels[way.label[0]] if way.label else None,
        home_unit=way.home_unit[:80],
        check_state=way.check,
        checked_at=checked_at,
        look_again_on=way.look_again_on or look_again_on,
        stands_behind_id=way.stands_behind.person_id if way.stands_behind else None,
        stood_behind_at=way.stands_behind.at if way.stands_behind else None,
        counter_case=counter_case,
    )


def _reports(community: Community, pairs: Sequence[tuple[Entry, BroughtWay]]) -> dict[int, Outcome]:
    """Recorded before the rows are there: how far it was tested is what the source says.

    Of each entry, the report that was kept beside it.
    """
    outcomes = Outcome.objects.bulk_create(
        [
            Outcome(
                person_id=report.person_id,
                entry=entry,
                result=report.result,
                context=report.context[:160],
                context_key=fold(report.context)[:160],
                unit_name=report.unit_name[:80],
                at=report.at,
            )
            for entry, way in pairs
            for report in way.reports
        ],
        batch_size=200,
    )
    events_of_reports = [
        imported_event(
            OUTCOME_REPORTED,
            community,
            report.person_id,
            report.at,
            entry_id=entry.pk,
            toward_id=entry.author_id,
            detail={"result": report.result},
        )
        for entry, way in pairs
        for report in way.reports
    ]
    if events_of_reports:
        record_quietly(events_of_reports)
    reports = [report for _entry, way in pairs for report in way.reports]
    return {
        outcome.entry_id: outcome
        for outcome, report in zip(outcomes, reports, strict=True)
        if report.is_counter_case and outcome.entry_id
    }


def _confirm(entries: Sequence[Entry]) -> None:
    now = dt.datetime.now(dt.UTC)
    reports: dict[int, list[Outcome]] = {}
    for outcome in Outcome.objects.filter(
        entry__in=[entry.pk for entry in entries], replaced_at=None
    ).order_by("-at", "-pk"):
        reports.setdefault(outcome.entry_id or 0, []).append(outcome)
    confirmed = []
    for entry in entries:
        entry.confirmed_at = confirmed_at(reports.get(entry.pk, []), now)
        if entry.confirmed_at:
            confirmed.append(entry)
    Entry.objects.bulk_update(confirmed, ["confirmed_at"])
