"""Say yes, object, answer: what members do with a proposed version."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.charters.actions.agreeing import close_round
from guildhall.charters.events import (
    CHARTER_OBJECTED,
    CHARTER_SUPPORTED,
    OBJECTION_ANSWERED,
    OBJECTION_WITHDRAWN,
)
from guildhall.charters.models import Agreement, CharterVersion, Objection
from guildhall.people.models import Person


class RoundIsOver(ValueError):
    """The version was agreed, reworked or withdrawn, or its time was over, before this arrived."""


def agree_to_charter(
    version: CharterVersion, *, by: Person, at: dt.datetime | None = None
) -> Agreement:
    """Say that it is fine; the person's own objection is withdrawn. Twice is harmless.

    Raises RoundIsOver.
    """
    with transaction.atomic():
        _lock_asked(version)
        for objection in Objection.objects.waiting().filter(version=version, person=by):
            withdraw_objection(objection, by=by)
        agreement, is_new = Agreement.objects.get_or_create(
            version=version, person=by, defaults={"at": at or timezone.now()}
        )
        if is_new:
            record(
                CHARTER_SUPPORTED,
                actor_id=by.pk,
                community_id=version.community_id,
                at=at,
                version=version.number,
            )
            close_round(version, at=at)
    return agreement


def take_back_agreement(version: CharterVersion, *, by: Person) -> None:
    """Take back a yes, while the version is proposed."""
    with transaction.atomic():
        if CharterVersion.objects.proposed().filter(pk=version.pk).exists():
            Agreement.objects.filter(version=version, person=by).delete()


def object_to_charter(
    version: CharterVersion, *, by: Person, reason: str, at: dt.datetime | None = None
) -> Objection:
    """Object, with a reason; objecting again rewords it. Raises RoundIsOver."""
    with transaction.atomic():
        asked = _lock_asked(version)
        if not asked.is_asking(at):
            raise RoundIsOver("The time for objections is over.")
        Agreement.objects.filter(version=version, person=by).delete()
        objection, is_new = Objection.objects.update_or_create(
            version=version,
            person=by,
            answered_at=None,
            withdrawn_at=None,
            defaults={"reason": reason.strip(), "at": at or timezone.now()},
        )
        if is_new:
            record(
                CHARTER_OBJECTED,
                actor_id=by.pk,
                community_id=version.community_id,
                at=at,
                version=version.number,
            )
    return objection


def withdraw_objection(objection: Objection, *, by: Person) -> None:
    """Withdraw an objection. If it was the last obstacle and the time is over, it is agreed now."""
    with transaction.atomic():
        withdrawn = (
            Objection.objects.waiting().filter(pk=objection.pk).update(withdrawn_at=timezone.now())
        )
        if withdrawn:
            version = objection.version
            record(
                OBJECTION_WITHDRAWN,
                actor_id=by.pk,
                community_id=version.community_id,
                version=version.number,
            )
            close_round(version)


def answer_objection(objection: Objection, *, by: Person, answer: str) -> Objection:
    """Answer in words, once. A change of the wording answers by itself."""
    with transaction.atomic():
        answered = (
            Objection.objects.waiting()
            .filter(pk=objection.pk)
            .update(answer=answer.strip(), answered_by=by, answered_at=timezone.now())
        )
        if answered:
            version = objection.version
            record(
                OBJECTION_ANSWERED,
                actor_id=by.pk,
                community_id=version.community_id,
                toward_id=objection.person_id,
                version=version.number,
            )
            close_round(version)
    objection.refresh_from_db()
    return objection


def _lock_asked(version: CharterVersion) -> CharterVersion:
    asked = CharterVersion.objects.proposed().select_for_update().filter(pk=version.pk).first()
    if asked is None:
        raise RoundIsOver("This proposal is closed.")
    return asked
