"""How far it is tested now: the only place where evidence changes a rung."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.practices import events
from guildhall.practices.ladder import Evidence, counts_as_check, rung_of
from guildhall.practices.models import Check, CheckState, Rules, Rung, Way
from guildhall.practices.reading import confirmed_at, evidence_of, outcomes_of
from guildhall.practices.transitions import TABLE


def settle(entry_id: int, *, at: dt.datetime | None = None) -> None:
    """Read the evidence again: let it count as a check, move the rung, note what was confirmed.

    Where nothing changed, nothing is recorded. What was withdrawn stays withdrawn.
    """
    with transaction.atomic():
        entry, way = locked(entry_id)
        outcomes = outcomes_of(entry)
        confirmed = confirmed_at(outcomes, timezone.now())
        if confirmed != entry.confirmed_at:
            Entry.objects.filter(pk=entry.pk).update(confirmed_at=confirmed)
        if entry.state == Rung.WITHDRAWN:
            return
        evidence = evidence_of(way, entry, outcomes)
        if _check_changed_by(evidence, way, entry, at):
            evidence = evidence_of(way, entry, outcomes)
        move_to(entry, rung_of(evidence), at=at)


def move_to(entry: Entry, rung: Rung, *, at: dt.datetime | None = None) -> None:
    """One event, where it is another rung than before."""
    before = entry.state
    if before == rung:
        return
    entry.state = rung
    Entry.objects.filter(pk=entry.pk).update(state=rung)
    touch_entry(entry)
    tell(events.RUNG_CHANGED, entry=entry, by=None, at=at, before=str(before), rung=str(rung))


def locked(entry_id: int) -> tuple[Entry, Way]:
    """The entry first, as everywhere; its row then cannot change under us."""
    entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("community", "author")
        .get(pk=entry_id)
    )
    way = Way.objects.get(pk=entry_id)
    way.entry = entry
    return entry, way


def _check_changed_by(evidence: Evidence, way: Way, entry: Entry, at: dt.datetime | None) -> bool:
    """Whether reports became the check, or stopped being it."""
    if not counts_as_check(evidence):
        return way.is_checked and _end_check_by_outcomes(way, entry, at)
    if way.check_state not in TABLE["count_as_check"].sources or _is_named(entry):
        return False
    _count_as_check(way, entry, at)
    return True


def _is_named(entry: Entry) -> bool:
    """Where checkers are named, no number of reports replaces one of them."""
    return Rules.of(entry.community).checked_by_named


def _count_as_check(way: Way, entry: Entry, at: dt.datetime | None) -> None:
    moment = at or timezone.now()
    Check.objects.create(way=way, person=None, at=moment)
    way.check_state, way.checked_at = CheckState.CHECKED, moment
    way.claimed_by = way.claimed_until = way.questioned_by = None
    way.save(
        update_fields=["check_state", "checked_at", "claimed_by", "claimed_until", "questioned_by"]
    )
    touch_entry(entry)
    tell(events.WAY_CHECKED, entry=entry, by=None, at=at)


def _end_check_by_outcomes(way: Way, entry: Entry, at: dt.datetime | None) -> bool:
    """Reports were taken back: what only they had checked is not checked any more."""
    checks = Check.objects.going_on().filter(way=way)
    if checks.filter(person__isnull=False).exists() or not checks.update(ended_at=timezone.now()):
        return False
    way.check_state, way.checked_at = CheckState.UNCHECKED, None
    way.save(update_fields=["check_state", "checked_at"])
    touch_entry(entry)
    tell(events.CHECK_LAPSED, entry=entry, by=None, at=at)
    return True
