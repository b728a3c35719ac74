"""A colleague confirms a skill; the person accepts or hides it; either can change their mind."""

from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.commons.models import Entry
from guildhall.people.models import Offer, Person
from guildhall.skills import events
from guildhall.skills.models import Confirmation


def confirm_skill(offer: Offer, *, by: Person, sentence: str, entry: Entry) -> Confirmation:
    """Write what was seen, with a link to it. A second time replaces what was written before.

    What is new waits for the person's yes, also where they accepted the earlier one.
    """
    with transaction.atomic():
        written = {"sentence": sentence, "entry": entry, "at": timezone.now()}
        confirmation, _is_new = Confirmation.objects.update_or_create(
            offer=offer, by=by, defaults={**written, "accepted_at": None, "hidden_at": None}
        )
        _record(events.SKILL_CONFIRMED, confirmation, by=by, toward_id=offer.person_id)
    return confirmation


def take_back_confirmation(confirmation: Confirmation, *, by: Person) -> None:
    """What one wrote oneself is gone."""
    with transaction.atomic():
        removed, _tables = Confirmation.objects.filter(pk=confirmation.pk, by=by).delete()
        if removed:
            toward = confirmation.offer.person_id
            _record(events.CONFIRMATION_TAKEN_BACK, confirmation, by=by, toward_id=toward)


def accept_confirmation(confirmation: Confirmation, *, by: Person) -> None:
    """From now on it is on their page."""
    with transaction.atomic():
        own = Confirmation.objects.filter(pk=confirmation.pk, offer__person=by)
        if own.filter(accepted_at=None).update(accepted_at=timezone.now(), hidden_at=None):
            toward = confirmation.by_id
            _record(events.CONFIRMATION_ACCEPTED, confirmation, by=by, toward_id=toward)


def hide_confirmation(confirmation: Confirmation, *, by: Person) -> None:
    """Nobody reads it. Who wrote it is not told."""
    with transaction.atomic():
        own = Confirmation.objects.filter(pk=confirmation.pk, offer__person=by)
        if own.filter(hidden_at=None).update(hidden_at=timezone.now(), accepted_at=None):
            _record(events.CONFIRMATION_HIDDEN, confirmation, by=by, toward_id=None)


def drop_own_confirmations(person_id: int) -> None:
    """Where two accounts became one: nobody confirms themselves."""
    Confirmation.objects.filter(by=person_id, offer__person=person_id).delete()


def _record(verb: str, confirmation: Confirmation, *, by: Person, toward_id: int | None) -> None:
    record(
        verb,
        actor_id=by.pk,
        community_id=confirmation.entry.community_id,
        toward_id=toward_id,
        offer=confirmation.offer_id,
    )
