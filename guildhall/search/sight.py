"""Which documents a person sees: the rule of sight of every hit, and where they read at all."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from guildhall.commons.models import Entry, reply_is_out
from guildhall.communities.models import Community
from guildhall.kit.listed import listed
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.search.files import file_is_out
from guildhall.search.models import COMMUNITIES, PEOPLE, Document


def visible_documents(
    person: Person | None, *, at: dt.datetime | None = None, among: str | None = None
) -> QuerySet[Document]:
    """Published entries and replies the person can read, people they see, communities they find.

    At a moment: now, where none is given. Asked of a few documents, `among`
    (`listed`), it reads nothing else.
    """
    documents = Document.objects.all()
    readable = Community.objects.readable_by(person, at=at)
    entries = Entry.objects.filter(community__in=readable).published()
    people = Person.objects.visible_to(person)
    if among is not None:
        documents = documents.filter(pk__listed=among)
        entries = entries.filter(documents__pk__listed=among)
        people = people.filter(document__pk__listed=among)
    return documents.filter(
        Q(entry__in=entries) & text_is_out()
        | Q(entry__in=entries, attachment__isnull=False) & file_is_out()
        | Q(person__in=people)
        | Q(entry=None, person=None, community__in=Community.objects.findable_by(person, at=at))
    )


def text_is_out() -> Q:
    """As a condition on documents: of an entry itself, or of a reply that is out; of no file."""
    return Q(reply=None, attachment=None) | reply_is_out(of="reply__")


def seen_of(ids: Iterable[int], person: Person | None) -> dict[int, Document]:
    """Which of the documents with these ids the person sees: by id, with kind and entry."""
    if person is None:
        rows = _seen_by_the_world.rows(ids=listed(ids))
    else:
        rows = _seen.rows(person_id=person.pk, now=timezone.now(), ids=listed(ids))
    return {one.pk: one for one in rows}


def places_of(person: Person | None) -> list[int]:
    """Where the person reads: the ids of communities, and what is read in none."""
    if person is None:
        return [*(one.pk for one in _open_communities.rows()), COMMUNITIES]
    readable = _readable_communities.rows(person_id=person.pk, now=timezone.now())
    return [*(one.pk for one in readable), PEOPLE, COMMUNITIES]


@prepared
def _seen(person_id: int, now: dt.datetime, ids: str) -> QuerySet[Document]:
    person = Person(pk=person_id)
    return visible_documents(person, at=now, among=ids).only("kind", "entry", "attachment")


@prepared
def _seen_by_the_world(ids: str) -> QuerySet[Document]:
    return visible_documents(None, among=ids).only("kind", "entry", "attachment")


@prepared
def _readable_communities(person_id: int, now: dt.datetime) -> QuerySet[Community]:
    return Community.objects.readable_by(Person(pk=person_id), at=now).only("pk")


@prepared
def _open_communities() -> QuerySet[Community]:
    return Community.objects.readable_by(None).only("pk")
