"""From no objections to agreed, and what changes then."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.charters.actions.writing import NothingChanged, lock_charter
from guildhall.charters.changes import changes_between, is_small_change
from guildhall.charters.events import CHARTER_AGREED, CHARTER_CHANGED
from guildhall.charters.models import CharterVersion
from guildhall.communities.actions import follow_charter
from guildhall.people.models import Person
from guildhall.rounds import actions as rounds
from guildhall.rounds.models import Round

AGREED = Round.State.AGREED


class NotASmallChange(ValueError):
    """Everyone has to be asked, or is being asked."""


def close_due_rounds() -> None:
    """Agree on every version whose time is over and that has no open objection. Recurring."""
    due = CharterVersion.objects.proposed().filter(round__in=Round.objects.due())
    for version in due.select_related("community", "round"):
        close_round(version)


def close_round(version: CharterVersion, *, at: dt.datetime | None = None) -> bool:
    """Agree if the time is over, no objection is open and enough people said yes.

    Returns whether it did.
    """
    now = at or timezone.now()
    with transaction.atomic():
        if version.round is None or rounds.close_round(version.round, at=now) != AGREED:
            return False
        agreed = CharterVersion.objects.select_related("community").get(pk=version.pk)
        _put_in_force(agreed, at=now)
        record(
            CHARTER_AGREED,
            actor_id=None,
            community_id=agreed.community_id,
            version=agreed.number,
            is_automated=True,
        )
    return True


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
