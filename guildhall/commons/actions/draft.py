"""Drafts: what someone has started to write, kept until it is posted or discarded."""

import datetime as dt
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
    *,
    person: Person,
    form: str,
    target: str,
    fields: dict[str, str],
    address: str = "",
    since: str = "",
    tab: str = "",
    opened_at: dt.datetime | None = None,
) -> Draft | None:
    """Keep the fields of a form and its address; with every field empty the draft is discarded.

    `since` is the mark of the text that an edit began from. A `tab` whose form was `opened_at` a
    moment does not write over what another has saved since then: that is kept apart.
    """
    form, target = without_controls(form), without_controls(target)
    fields = {
        without_controls(name): without_controls(value)[:MAX_FIELD]
        for name, value in fields.items()
        if value.strip()
    }
    kept: dict[str, Any] = {
        "fields": fields,
        "tab": tab,
        "since": since,
        "saved_at": timezone.now(),
        "discarded_at": None,
    }
    if _OWN_ADDRESS.fullmatch(address):
        kept["address"] = address
    with transaction.atomic():
        drafts = Draft.objects.filter(person=person, form=form, target=target)
        drafts.filter(is_apart=True, tab=tab).delete()
        newest = drafts.select_for_update().order_by("is_apart", "-saved_at").first()
        is_of_another = newest and newest.tab != tab and newest.fields != fields
        if newest and is_of_another and opened_at and newest.saved_at > opened_at:
            _set_apart(newest, drafts)
        elif newest and newest.is_apart:
            newest.delete()  # the form was opened with it
        if not fields:
            drafts.filter(is_apart=False).delete()
            return None
        draft, _is_new = Draft.objects.update_or_create(
            person=person, form=form, target=target, is_apart=False, defaults=kept
        )
    return draft


def continue_draft(draft_id: int, *, by: Person) -> None:
    """The form opens with this one; what it would have opened with is set apart. Twice is harmless.

    It counts as saved now, so that a tab that was open before doesn't write over it.
    """
    with transaction.atomic():
        draft = _own(draft_id, by).select_for_update().filter(is_apart=True).first()
        if draft is None:
            return
        drafts = Draft.objects.filter(person=by, form=draft.form, target=draft.target)
        drafts.filter(is_apart=False).update(is_apart=True)
        _own(draft_id, by).update(is_apart=False, saved_at=timezone.now())


def put_draft_away(draft_id: int, *, by: Person) -> None:
    """Take it out of the list. Until the next day it can be restored."""
    _own(draft_id, by).filter(discarded_at=None).update(discarded_at=timezone.now())


def restore_draft(draft_id: int, *, by: Person) -> None:
    _own(draft_id, by).update(discarded_at=None)


def _set_apart(draft: Draft, drafts: QuerySet[Draft]) -> None:
    if not draft.is_apart:
        drafts.filter(is_apart=True, tab=draft.tab).delete()
        drafts.filter(pk=draft.pk).update(is_apart=True)


def discard_draft(*, person: Person, form: str, target: str) -> None:
    """The one with which the form opens; what another tab has stays."""
    _discard(person_id=person.pk, form=form, target=target)


@prepared_delete
def _discard(person_id: int, form: str, target: str) -> QuerySet[Draft]:
    return Draft.objects.filter(person=person_id, form=form, target=target, is_apart=False)


def _own(draft_id: int, person: Person) -> QuerySet[Draft]:
    return Draft.objects.filter(pk=draft_id, person=person)
