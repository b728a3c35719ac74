"""Somebody can't get in where no mail helps: they tell the owners, who hand over a way in."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.kit.words import fold
from guildhall.people import limits, patience
from guildhall.people.actions.audit import note_audit
from guildhall.people.events import PERSON_LET_IN, PERSON_LOCKED_OUT, WAY_IN_MADE, WAY_IN_USED
from guildhall.people.limits import TooOften
from guildhall.people.models import Person, WayIn
from guildhall.people.sign_in_names import signing_in
from guildhall.people.tokens import new_token, token_hash


class WayInSpent(ValueError):
    """The way in was used or is older than 30 minutes."""


def tell_owners(typed: str) -> None:
    """Tell them that the person with this name or username can't get in; at most once an hour.

    Where nobody has it, the same is done and nobody is told: whoever asks can't learn, not even
    from the time it takes, who is here.
    """
    known = (one.pk for one in signing_in(typed) if one.is_here and one.is_active)
    person_id = next(known, None)
    whom = str(person_id or f"nobody {fold(typed)}")
    try:
        limits.require_under(patience.LOCKED_OUT, whom)
    except TooOften:
        return
    with transaction.atomic():
        limits.count(patience.LOCKED_OUT, whom)
        record(PERSON_LOCKED_OUT, actor_id=None, toward_id=person_id, person=person_id)


def make_way_in(person: Person, *, by: Person) -> str:
    """A new token, to be handed over; older ones of the person end. They are told."""
    token = new_token()
    with transaction.atomic():
        WayIn.objects.filter(person=person).delete()
        WayIn.objects.create(person=person, token_hash=token_hash(token))
        note_audit(WAY_IN_MADE, by=by, person=person)
        record(PERSON_LET_IN, actor_id=by.pk, toward_id=person.pk)
    return token


def use_way_in(token: str, *, password: str) -> Person:
    """Set a new password. Raises WayInSpent; of two at once one succeeds.

    A second factor stays. Where there was no password, passkeys were the first: they are lost, so
    they go.
    """
    with transaction.atomic():
        open_ = WayIn.objects.open().filter(token_hash=token_hash(token))
        way_in = open_.select_related("person").first()
        if way_in is None or not open_.update(used_at=timezone.now()):
            raise WayInSpent("This link was used or is older than 30 minutes.")
        person = way_in.person
        if not person.has_usable_password():
            Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).delete()
        person.set_password(password)
        person.save(update_fields=["password"])
        note_audit(WAY_IN_USED, by=person, person=person)
    return person
