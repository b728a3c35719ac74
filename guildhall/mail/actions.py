"""Put letters into the outbox, take them out, try them again."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from guildhall.mail.models import BadAddress, Letter, Standstill

BATCH = 500


def write_letter(
    kind: str,
    *,
    person_id: int = 0,
    address: str = "",
    about: dict[str, Any] | None = None,
    key: str = "",
    not_before: dt.datetime | None = None,
) -> None:
    """One letter, sent once the current transaction is done.

    With a key, at most one of its kind waits for a person.
    """
    letter = Letter(
        kind=kind,
        person_id=person_id,
        address=address,
        about=about or {},
        key=key,
        not_before=not_before or timezone.now(),
    )
    write_letters([letter])


def write_letters(letters: Iterable[Letter]) -> None:
    """Many at once, except those of which one is waiting already."""
    Letter.objects.bulk_create(letters, batch_size=BATCH, ignore_conflicts=True)


def try_again(letter: Letter) -> None:
    """An owner's button, once the cause is mended."""
    Letter.objects.filter(pk=letter.pk, sent_at=None, dropped_at=None).again()
    Standstill.objects.update(until=timezone.now())


def drop_letter(letter: Letter) -> None:
    """Do not send it after all."""
    Letter.objects.waiting().filter(pk=letter.pk).update(
        dropped_at=timezone.now(), reason="cancelled by an owner"
    )


def forgive_address(address: str) -> None:
    """Send to the address again: its person has just shown that it works."""
    BadAddress.objects.filter(address=address.lower()).delete()
