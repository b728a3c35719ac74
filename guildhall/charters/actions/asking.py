"""Ask everyone: any objections by Friday?"""

import datetime as dt

from django.db import transaction

from guildhall.activity.actions import record
from guildhall.charters.actions.writing import NothingChanged, lock_charter
from guildhall.charters.changes import changes_between
from guildhall.charters.events import CHARTER_PROPOSED, CHARTER_WITHDRAWN
from guildhall.charters.models import CharterVersion
from guildhall.people.models import Person
from guildhall.rounds import actions as rounds


def propose_charter(
    draft: CharterVersion, *, by: Person, until: dt.date, at: dt.datetime | None = None
) -> CharterVersion:
    """Ask every member about a draft until the end of that day, in the community's time zone.

    If members are being asked about another wording, this one takes its place, its objections
    are answered by the change, and everyone is asked again. How many must say yes is the number in
    force and not the one proposed. Asking twice is harmless.
    Raises NothingChanged.
    """
    with transaction.atomic():
        lock_charter(draft.community)
        version = CharterVersion.objects.select_related("community").get(pk=draft.pk)
        if version.state != CharterVersion.State.DRAFT:
            return version
        versions = CharterVersion.objects.filter(community=version.community)
        asked = versions.proposed().select_related("round").first()
        in_force = versions.agreed().first()
        known = asked or in_force
        if known and not changes_between(known, version):
            raise NothingChanged("Nothing has changed, so nobody needs to be asked.")
        if asked:
            asked.state = CharterVersion.State.REWORKED
            asked.save(update_fields=["state"])
        version.state = CharterVersion.State.PROPOSED
        version.round = rounds.open_round(
            version.community,
            by=by,
            until=until,
            needed=(in_force or version).quorum or 0,
            in_place_of=asked.round if asked else None,
            at=at,
        )
        version.save(update_fields=["state", "round"])
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
        if version.round and rounds.withdraw_round(version.round):
            CharterVersion.objects.filter(pk=version.pk).update(
                state=CharterVersion.State.WITHDRAWN
            )
            record(
                CHARTER_WITHDRAWN,
                actor_id=by.pk,
                community_id=version.community_id,
                version=version.number,
            )
