"""Say yes, object, answer: what members do with a proposed version."""

import datetime as dt

from django.db import transaction

from guildhall.activity.actions import record
from guildhall.charters.actions.agreeing import close_round
from guildhall.charters.events import (
    CHARTER_OBJECTED,
    CHARTER_SUPPORTED,
    OBJECTION_ANSWERED,
    OBJECTION_WITHDRAWN,
)
from guildhall.charters.models import CharterVersion
from guildhall.people.models import Person
from guildhall.rounds import actions as rounds
from guildhall.rounds.actions import RoundIsOver
from guildhall.rounds.models import Objection, Round, Voice


def agree_to_charter(
    version: CharterVersion, *, by: Person, at: dt.datetime | None = None
) -> Voice:
    """Say that it is fine; the person's own objection is withdrawn. Twice is harmless.

    Raises RoundIsOver.
    """
    with transaction.atomic():
        spoken = rounds.agree(_round_of(version), by=by, at=at)
        if spoken.withdrew:
            _record(OBJECTION_WITHDRAWN, version, by=by)
        if spoken.is_new:
            _record(CHARTER_SUPPORTED, version, by=by, at=at)
        if spoken.is_new or spoken.withdrew:
            close_round(version, at=at)
    return spoken.voice


def take_back_agreement(version: CharterVersion, *, by: Person) -> None:
    """Take back a yes, while the version is proposed."""
    if version.round:
        rounds.take_back_voice(version.round, by=by)


def object_to_charter(
    version: CharterVersion, *, by: Person, reason: str, at: dt.datetime | None = None
) -> Objection:
    """Object, with a reason; objecting again rewords it. Raises RoundIsOver."""
    with transaction.atomic():
        objection, is_new = rounds.object_to(_round_of(version), by=by, reason=reason, at=at)
        if is_new:
            _record(CHARTER_OBJECTED, version, by=by, at=at)
    return objection


def withdraw_objection(objection: Objection, *, by: Person) -> None:
    """Withdraw an objection. If it was the last obstacle and the time is over, it is agreed now."""
    with transaction.atomic():
        if rounds.withdraw_objection(objection):
            version = objection.round.charter
            _record(OBJECTION_WITHDRAWN, version, by=by)
            close_round(version)


def answer_objection(objection: Objection, *, by: Person, answer: str) -> Objection:
    """Answer in words, once. A change of the wording answers by itself."""
    with transaction.atomic():
        if rounds.answer_objection(objection, by=by, answer=answer):
            version = objection.round.charter
            _record(OBJECTION_ANSWERED, version, by=by, toward_id=objection.person_id)
            close_round(version)
    objection.refresh_from_db()
    return objection


def _round_of(version: CharterVersion) -> Round:
    if version.round is None:
        raise RoundIsOver("This proposal is closed.")
    return version.round


def _record(
    verb: str,
    version: CharterVersion,
    *,
    by: Person,
    at: dt.datetime | None = None,
    toward_id: int | None = None,
) -> None:
    record(
        verb,
        actor_id=by.pk,
        community_id=version.community_id,
        at=at,
        toward_id=toward_id,
        version=version.number,
    )
