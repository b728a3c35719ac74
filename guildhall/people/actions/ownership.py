"""Becoming the hall's owner: a link that an operator printed, confirmed by a signed-in person."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.people.actions.audit import note_audit
from guildhall.people.events import BECAME_OWNER, OWNER_LINK_MADE, PERSON_BECAME_OWNER
from guildhall.people.models import OwnerLink, Person
from guildhall.people.tokens import new_token, token_hash

LIFE = dt.timedelta(minutes=30)


class OwnerLinkSpent(ValueError):
    """The owner link was used or is older than 30 minutes."""


def make_owner_link() -> str:
    """A new token, to be printed on the operator's terminal and nowhere else."""
    token = new_token()
    with transaction.atomic():
        OwnerLink.objects.create(token_hash=token_hash(token), expires_at=timezone.now() + LIFE)
        note_audit(OWNER_LINK_MADE, by=None)
    return token


def become_owner(token: str, *, by: Person) -> Person:
    """Make `by` an owner. Raises OwnerLinkSpent; of two at once one succeeds."""
    with transaction.atomic():
        taken = OwnerLink.objects.filter(
            token_hash=token_hash(token), used_at__isnull=True, expires_at__gt=timezone.now()
        ).update(used_at=timezone.now())
        if not taken:
            raise OwnerLinkSpent(
                "This owner link was used or is older than 30 minutes. "
                "Run “guildhall owner” for a new one."
            )
        by.is_owner = True
        by.save(update_fields=["is_owner"])
        note_audit(BECAME_OWNER, by=by, person=by)
        record(PERSON_BECAME_OWNER, actor_id=by.pk)
    return by
