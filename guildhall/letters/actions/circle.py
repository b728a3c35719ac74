"""A circle: add someone, name it, leave it; and take a letter that one left out of one's list."""

import datetime as dt

from django.db import transaction

from guildhall.letters.actions.adding import add_message, end_stay, lock_letter, stay_in
from guildhall.letters.actions.ageing import purge_messages
from guildhall.letters.models import Correspondence, Correspondent, Message
from guildhall.letters.names import CIRCLE_CHANGED, notice_key
from guildhall.notifications.direct import tell_directly
from guildhall.notifications.rules import WRITTEN_TO
from guildhall.people.models import Person


class CircleFull(ValueError):
    """Somebody else was quicker: a circle has six people at most."""


def add_person(
    letter: Correspondence, added: Person, *, by: Person, at: dt.datetime | None = None
) -> Correspondence:
    """Add someone to a circle, who reads what comes after. Everyone is told. Twice is harmless.

    From a letter of two a new circle begins: what the two wrote stays between them.
    Raises CircleFull.
    """
    with transaction.atomic():
        lock_letter(letter)
        if not letter.is_circle:
            letter = _begun_from(letter, by)
        people = Correspondent.objects.current().filter(correspondence=letter)
        if people.filter(person=added).exists():
            return letter
        if people.count() >= Correspondence.MOST_PEOPLE:
            raise CircleFull("A circle has at most six people, and this one is full.")
        stay_in(letter, added)
        # they read on from the sentence that says so
        happened = add_message(letter, by=by, kind=Message.Kind.JOINED, about=added, at=at)
        _tell(letter, happened)
    return letter


def name_circle(
    letter: Correspondence, name: str, *, by: Person, at: dt.datetime | None = None
) -> None:
    """Everyone in it reads the new name; an empty one calls it by its people again."""
    name = " ".join(name.split())[:80]
    with transaction.atomic():
        lock_letter(letter)
        if Correspondence.objects.filter(pk=letter.pk).exclude(name=name).update(name=name):
            add_message(letter, by=by, kind=Message.Kind.NAMED, body=name, at=at)


def leave(letter: Correspondence, *, by: Person) -> None:
    """Read on what was written until now, and nothing after. A circle is told, a person isn't."""
    with transaction.atomic():
        lock_letter(letter)
        if not Correspondent.objects.current().filter(correspondence=letter, person=by).exists():
            return
        if letter.is_circle:
            add_message(letter, by=by, kind=Message.Kind.LEFT)
        end_stay(letter, by)


def remove_letter(letter: Correspondence, *, by: Person) -> None:
    """It is gone for them: their stays read nothing any more. Others keep theirs."""
    with transaction.atomic():
        lock_letter(letter)
        stays = Correspondent.objects.filter(correspondence=letter, person=by)
        for stay in stays.exclude(left_at=None):
            stays.filter(pk=stay.pk).update(is_listed=False, after_id=stay.until_id or 0)
        purge_messages([letter.pk])


def _begun_from(letter: Correspondence, by: Person) -> Correspondence:
    """A new circle of those who are in a letter of two."""
    circle = Correspondence.objects.create(is_circle=True)
    people = Correspondent.objects.current().filter(correspondence=letter)
    for stay in people.select_related("person").order_by("pk"):
        stay_in(circle, stay.person)
    return circle


def _tell(letter: Correspondence, happened: Message) -> None:
    others = Correspondent.objects.current().filter(correspondence=letter)
    tell_directly(
        CIRCLE_CHANGED,
        list(others.exclude(person=happened.author).values_list("person", flat=True)),
        reason=WRITTEN_TO,
        key=notice_key(letter.pk),
        by=happened.author,
        at=happened.at,
        letter=letter.pk,
    )
