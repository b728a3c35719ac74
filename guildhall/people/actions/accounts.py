"""What owners do with an account: suspend it, bring it back, end its sessions, share ownership."""

from typing import IO

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import F

from guildhall.activity.actions import record
from guildhall.activity.findable import Findable, text_changed
from guildhall.people.actions.audit import note_audit
from guildhall.people.actions.leaving import require_another_owner
from guildhall.people.archive import archive_of
from guildhall.people.events import (
    ACCOUNT_BROUGHT_BACK,
    ACCOUNT_EXPORTED,
    ACCOUNT_SUSPENDED,
    MADE_OWNER,
    OWNERSHIP_TAKEN_BACK,
    PERSON_BROUGHT_BACK,
    PERSON_CHANGED,
    PERSON_EXPORTED,
    PERSON_MADE_OWNER,
    PERSON_NO_LONGER_OWNER,
    PERSON_SUSPENDED,
    SESSIONS_ENDED,
)
from guildhall.people.models import Person


def suspend(account: Person, *, by: Person, reason: str) -> None:
    """From now on they can't sign in, are listed, asked and mailed nowhere; what they wrote stays.

    Raises LastOwner. Twice is harmless.
    """
    with transaction.atomic():
        require_another_owner(account)
        if Person.objects.joined().filter(pk=account.pk, is_active=True).update(is_active=False):
            _sign_out(account)
            note_audit(ACCOUNT_SUSPENDED, by=by, person=account, note=reason)
            record(PERSON_SUSPENDED, actor_id=by.pk, toward_id=account.pk)
            _show_anew(account)


def bring_back(account: Person, *, by: Person) -> None:
    """They can sign in again, and are where they were. Twice is harmless."""
    with transaction.atomic():
        if Person.objects.joined().filter(pk=account.pk, is_active=False).update(is_active=True):
            note_audit(ACCOUNT_BROUGHT_BACK, by=by, person=account)
            record(PERSON_BROUGHT_BACK, actor_id=by.pk, toward_id=account.pk)
            _show_anew(account)


def end_sessions(account: Person, *, by: Person) -> None:
    """Sign them out everywhere. They can sign in again."""
    with transaction.atomic():
        _sign_out(account)
        note_audit(SESSIONS_ENDED, by=by, person=account)


def make_owner(account: Person, *, by: Person) -> None:
    """One more owner of the hall. Twice is harmless."""
    with transaction.atomic():
        if Person.objects.here().filter(pk=account.pk, is_owner=False).update(is_owner=True):
            note_audit(MADE_OWNER, by=by, person=account)
            record(PERSON_MADE_OWNER, actor_id=by.pk, toward_id=account.pk)


def take_back_ownership(account: Person, *, by: Person) -> None:
    """They are no owner any more. Raises LastOwner. Twice is harmless."""
    with transaction.atomic():
        require_another_owner(account)
        if Person.objects.joined().filter(pk=account.pk, is_owner=True).update(is_owner=False):
            note_audit(OWNERSHIP_TAKEN_BACK, by=by, person=account)
            record(PERSON_NO_LONGER_OWNER, actor_id=by.pk, toward_id=account.pk)


def export_account(account: Person, *, by: Person, reason: str) -> IO[bytes]:
    """Their data in one zip, without what nobody but they may read. They are told."""
    with transaction.atomic():
        note_audit(ACCOUNT_EXPORTED, by=by, person=account, note=reason)
        record(PERSON_EXPORTED, actor_id=by.pk, toward_id=account.pk)
    return archive_of(account, is_for_owner=True)


def _sign_out(account: Person) -> None:
    """Sessions that began before hold an older count, and are none."""
    ended = F("sessions_ended") + 1
    Person.objects.joined().filter(pk=account.pk).update(sessions_ended=ended)
    UserSession.objects.filter(user=account).delete()


def _show_anew(account: Person) -> None:
    """Their name leads to their page, or no longer does, wherever it is shown or kept."""
    record(PERSON_CHANGED, actor_id=account.pk)
    text_changed(Findable.PERSON, [account.pk])
