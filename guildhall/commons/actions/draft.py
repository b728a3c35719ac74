"""Drafts: what someone has started to write, kept until it is posted or discarded."""

import re
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.models import Draft
from guildhall.kit.prepared_writes import prepared_delete
from guildhall.kit.words import without_controls
from guildhall.people.models import Person

MAX_FIELD = 60_000
_OWN_ADDRESS = re.compile(r"/(?![/\\])[!-~]{0,298}")


def save_draft(
    *, person: Person, form: str, target: str, fields: dict[str, str], address: str = ""
) -> Draft | None:
    """Keep the fields of a form and its address; with every field empty the draft is discarded."""
    form, target = without_controls(form), without_controls(target)
    fields = {
        without_controls(name): without_controls(value)[:MAX_FIELD]
        for name, value in fields.items()
        if value.strip()
    }
    if not fields:
        discard_draft(person=person, form=form, target=target)
        return None
    with transaction.atomic():
        kept: dict[str, Any] = {"fields": fields, "saved_at": timezone.now(), "discarded_at": None}
        if _OWN_ADDRESS.fullmatch(address):
            kept["address"] = address
        draft, _is_new = Draft.objects.update_or_create(
            person=person, form=form, target=target, defaults=kept
        )
    return draft


def put_draft_away(draft_id: int, *, by: Person) -> None:
    """Take it out of the list. Until the next day it can be restored."""
    _own(draft_id, by).filter(discarded_at=None).update(discarded_at=timezone.now())


def restore_draft(draft_id: int, *, by: Person) -> None:
    _own(draft_id, by).update(discarded_at=None)


def discard_draft(*, person: Person, form: str, target: str) -> None:
    _discard(person_id=person.pk, form=form, target=target)


@prepared_delete
def _discard(person_id: int, form: str, target: str) -> QuerySet[Draft]:
    return Draft.objects.filter(person=person_id, form=form, target=target)


def _own(draft_id: int, person: Person) -> QuerySet[Draft]:
    return Draft.objects.filter(pk=draft_id, person=person)
