"""From no objections to agreed, and what changes then."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.charters.actions.writing import NothingChanged, lock_charter
from guildhall.charters.changes import changes_between, is_small_change
from guildhall.charters.events import CHARTER_AGREED, CHARTER_CHANGED
from guildhall.charters.models import CharterVersion, Objection
from guildhall.communities.actions import follow_charter
from guildhall.people.models import Person


class NotASmallChange(ValueError):
    """Everyone has to be asked, or is being asked."""


def close_due_rounds() -> None:
    """Agree on every version whose time is over and that has no open objection. Recurring."""
    due = CharterVersion.objects.proposed().filter(closes_at__lte=timezone.now())
    for version in due.select_related("community"):
        close_round(version)


def close_round(version: CharterVersion, *, at: dt.datetime | None = None) -> bool:
    """Agree if the time is over, no objection is open and enough people said yes.

    Returns whether it did.
    """
    now = at or timezone.now()
    with transaction.atomic():
        due = CharterVersion.objects.proposed().filter(pk=version.pk, closes_at__lte=now)
        asked = due.select_for_update().first()
        if asked is None or _is_held_up(asked):
            return False
        _put_in_force(asked, at=now)
        record(
            CHARTER_AGREED,
            actor_id=None,
            community_id=asked.community_id,
            version=asked.number,
            is_automated=True,
        )
    return True


def _is_held_up(version: CharterVersion) -> bool:
    waiting = Objection.objects.waiting().filter(version=version)
    return waiting.exists() or _yes_still_missing(version) > 0


def keep_small_change(draft: CharterVersion, *, by: Person) -> CharterVersion:
    """Save small corrections without asking anyone. The history shows them.

    Raises NothingChanged, NotASmallChange.
    """
    with transaction.atomic():
        lock_charter(draft.community)
        version = CharterVersion.objects.drafts().select_related("community").get(pk=draft.pk)
        before = CharterVersion.objects.agreed().filter(community=version.community).first()
        if before and not changes_between(before, version):
            raise NothingChanged("Nothing has changed since the last version.")
        if CharterVersion.objects.proposed().filter(community=version.community).exists():
            raise NotASmallChange("Another wording is already proposed: correct it there.")
        if not is_small_change(before, version):
            raise NotASmallChange("This is more than a small correction, so everyone is asked.")
        version.is_small_change = True
        _put_in_force(version, at=timezone.now())
        record(
            CHARTER_CHANGED,
            actor_id=by.pk,
            community_id=version.community_id,
            version=version.number,
        )
    return version


def _yes_still_missing(version: CharterVersion) -> int:
    """How many more must say yes, by the number in force and not the one proposed."""
    before = CharterVersion.objects.agreed().filter(community=version.community_id).first()
    needed = (before or version).quorum or 0
    return max(0, needed - version.agreements.count())


def _put_in_force(version: CharterVersion, *, at: dt.datetime) -> None:
    before = CharterVersion.objects.agreed().filter(community=version.community_id).first()
    version.state, version.agreed_at = CharterVersion.State.AGREED, at
    version.save(update_fields=["state", "agreed_at", "is_small_change"])
    if before:
        _carry_on_objectives(before, version)
    follow_charter(version.community, purpose=version.aim, norms=version.norm_lines)


def _carry_on_objectives(before: CharterVersion, version: CharterVersion) -> None:
    """An objective keeps its progress as long as its words stay the same."""
    known = {objective.text: objective for objective in before.objectives.all()}
    for objective in version.objectives.all():
        earlier = known.get(objective.text)
        if earlier:
            objective.evidence, objective.is_met = earlier.evidence, earlier.is_met
            objective.noted_by, objective.noted_at = earlier.noted_by, earlier.noted_at
            objective.save(update_fields=["evidence", "is_met", "noted_by", "noted_at"])
