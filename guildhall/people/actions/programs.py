"""An owner says that an account is a program, not a person."""

from django.db import transaction

from guildhall.activity.actions import record
from guildhall.people.actions.audit import note_audit
from guildhall.people.events import (
    MARKED_AS_PERSON,
    MARKED_AS_PROGRAM,
    PERSON_CHANGED,
    PERSON_MARKED,
)
from guildhall.people.models import Person


def mark_as_program(person: Person, *, by: Person) -> None:
    """From now on nothing it did or does counts as a person's.

    That goes for figures, first replies, notices and lists of people.
    """
    _mark(person, Person.Kind.PERSON, Person.Kind.PROGRAM, MARKED_AS_PROGRAM, by)


def mark_as_person(person: Person, *, by: Person) -> None:
    """It was a person after all: everything counts again."""
    _mark(person, Person.Kind.PROGRAM, Person.Kind.PERSON, MARKED_AS_PERSON, by)


def _mark(person: Person, before: str, kind: str, act: str, by: Person) -> None:
    with transaction.atomic():
        if Person.objects.get_queryset().filter(pk=person.pk, kind=before).update(kind=kind):
            person.kind = kind
            note_audit(act, by=by, person=person)
            record(PERSON_MARKED, actor_id=by.pk, toward_id=person.pk)
            record(PERSON_CHANGED, actor_id=person.pk)
