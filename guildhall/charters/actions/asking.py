"""Ask everyone: any objections by Friday?"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.charters.actions.writing import NothingChanged, lock_charter
from guildhall.charters.changes import changes_between
from guildhall.charters.events import CHARTER_PROPOSED, CHARTER_WITHDRAWN
from guildhall.charters.models import CharterVersion, Objection
from guildhall.people.models import Person


def propose_charter(
    draft: CharterVersion, *, by: Person, until: dt.date, at: dt.datetime | None = None
) -> CharterVersion:
    """Ask every member about a draft until the end of that day, in the community's time zone.

    If members are being asked about another wording, this one takes its place, its objections
    are answered by the change, and everyone is asked again. Asking twice is harmless.
    Raises NothingChanged.
    """
    with transaction.atomic():
        lock_charter(draft.community)
        version = CharterVersion.objects.select_related("community").get(pk=draft.pk)
        if version.state != CharterVersion.State.DRAFT:
            return version
        asked = CharterVersion.objects.proposed().filter(community=version.community).first()
        known = asked or CharterVersion.objects.agreed().filter(community=version.community).first()
        if known and not changes_between(known, version):
            raise NothingChanged("Nothing has changed, so nobody needs to be asked.")
        if asked:
            _take_the_place_of(asked, version, by, at or timezone.now())
        version.state = CharterVersion.State.PROPOSED
        version.proposed_by, version.proposed_at = by, at or timezone.now()
        version.closes_at = end_of_day(until, ZoneInfo(version.community.time_zone))
        version.save(update_fields=["state", "proposed_by", "proposed_at", "closes_at"])
        record(
            CHARTER_PROPOSED,
            actor_id=by.pk,
            community_id=version.community_id,
            at=at,
            version=version.number,
            again=bool(asked),
        )
    return version


def withdraw_proposal(version: CharterVersion, *, by: Person) -> None:
    """Stop asking. The version in force stays in force."""
    with transaction.atomic():
        withdrawn = (
            CharterVersion.objects.proposed()
            .filter(pk=version.pk)
            .update(state=CharterVersion.State.WITHDRAWN)
        )
        if withdrawn:
            record(
                CHARTER_WITHDRAWN,
                actor_id=by.pk,
                community_id=version.community_id,
                version=version.number,
            )


def end_of_day(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The first moment of the next day there."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)


def _take_the_place_of(
    asked: CharterVersion, version: CharterVersion, by: Person, at: dt.datetime
) -> None:
    asked.state = CharterVersion.State.REWORKED
    asked.save(update_fields=["state"])
    Objection.objects.waiting().filter(version=asked).update(
        answered_at=at, answered_by=by, changed_in=version
    )
