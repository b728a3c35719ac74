"""Someone joins the hall."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.kit.words import fold
from guildhall.people.actions.finding import keep_found_by
from guildhall.people.events import PERSON_ARRIVED
from guildhall.people.models import Invitation, Person
from guildhall.people.sign_in_names import keep_sign_in_name
from guildhall.people.tokens import new_token, token_hash
from guildhall.people.usernames import stem_of


class InvitationSpent(ValueError):
    """The invitation was used, withdrawn or has expired."""


def arrive(
    name: str,
    *,
    password: str | None = None,
    email: str = "",
    time_zone: str = "UTC",
    at: dt.datetime | None = None,
) -> Person:
    """A new person, here from now on. Without a password they sign in by passkey."""
    with transaction.atomic():
        person = _create(
            Person(
                name=name.strip(), email=email, time_zone=time_zone, claimed_at=at or timezone.now()
            ),
            password,
        )
        if at:
            Person.objects.filter(pk=person.pk).update(created_at=at)
        keep_found_by(person)
        record(PERSON_ARRIVED, actor_id=person.pk, at=at)
    return person


def finish_sign_up(person: Person) -> None:
    """What `arrive` does beyond the row, for a person whom allauth saved."""
    keep_found_by(person)
    record(PERSON_ARRIVED, actor_id=person.pk)


def free_username(name: str) -> str:
    """A username nobody has, made of `name` in whatever script it is."""
    stem = stem_of(name)
    taken = set(
        Person.objects.get_queryset()
        .filter(username_key__startswith=fold(stem))
        .values_list("username_key", flat=True)
    )
    if fold(stem) not in taken:
        return stem
    return next(
        f"{stem}-{number}"
        for number in range(2, len(taken) + 3)
        if f"{fold(stem)}-{number}" not in taken
    )


def invite_by_domain(email: str) -> str:
    """A single-use invitation for a mail address; returns its token, to be mailed."""
    token = new_token()
    Invitation.objects.create(token_hash=token_hash(token), email=email)
    return token


def use_invitation(
    token: str, *, name: str, password: str | None, time_zone: str = "UTC"
) -> Person:
    """Join by an invitation to the hall. Raises InvitationSpent; of two at once one joins."""
    with transaction.atomic():
        invitations = Invitation.objects.select_for_update().open()
        invitation = invitations.filter(token_hash=token_hash(token)).first()
        if invitation is None:
            raise InvitationSpent("This invitation was used, withdrawn or has expired.")
        person = arrive(name, password=password, email=invitation.email, time_zone=time_zone)
        confirm_address(person, invitation.email)
        Invitation.objects.filter(pk=invitation.pk).update(
            uses_left=invitation.uses_left - 1, accepted_by=person, accepted_at=timezone.now()
        )
    return person


def confirm_address(person: Person, email: str) -> None:
    """The address a link was mailed to is theirs: they came by that link."""
    if email and not EmailAddress.objects.filter(email__iexact=email).exists():
        is_first = not EmailAddress.objects.filter(user=person).exists()
        EmailAddress.objects.create(
            user=person, email=email.lower(), verified=True, primary=is_first
        )


def _create(person: Person, password: str | None) -> Person:
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    for _attempt in range(5):
        keep_sign_in_name(person)
        person.username = free_username(person.name)
        person.username_key = fold(person.username)
        try:
            with transaction.atomic():
                person.save(force_insert=True)
        except IntegrityError:  # someone took the name between look and save
            person.sign_in_name, person.sign_in_key = "", None
            continue
        return person
    raise IntegrityError("There is no free username.")
