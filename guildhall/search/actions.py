"""Keep the index up to date: nothing else writes documents."""

import time
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.search.analyser import VERSION, tokens_of
from guildhall.search.engines import engine
from guildhall.search.models import Document
from guildhall.search.texts import text_of_community, text_of_entry, text_of_person, text_of_reply

BATCH = 500
SHORT_BATCH = 50  # written while people write, too: nobody waits long for the lock
TITLE_WEIGHT = 3
AS_LONG_AS = 15 * 60  # seconds; the next round goes on

_PLACE = ("community_id", "entry_id", "kind", "analyser_version")
_Row = tuple[int, list[str], list[str]]


def index_entries(ids: Iterable[int]) -> None:
    """Write the documents of these entries anew."""
    entries = list(Entry.objects.filter(pk__in=set(ids)))
    known = _known(Document.objects.filter(reply=None, entry__in=entries), "entry_id")
    _keep_documents({one.pk: _entry_document(one) for one in entries}, known)
    engine().keep(
        _row(known[one.pk], one.title, text_of_entry(one), one.language) for one in entries
    )


def index_replies(ids: Iterable[int]) -> None:
    """Write the documents of these replies anew."""
    replies = list(Reply.objects.filter(pk__in=set(ids)).select_related("entry"))
    known = _known(Document.objects.filter(reply__in=replies), "reply_id")
    _keep_documents({one.pk: _reply_document(one) for one in replies}, known)
    engine().keep(_row(known[one.pk], "", text_of_reply(one), one.language) for one in replies)


def index_people(ids: Iterable[int]) -> None:
    """Write the documents of these people anew; people who left have none."""
    ids = set(ids)
    gone = Document.objects.filter(person__in=ids).filter(
        Q(person__left_at__isnull=False) | Q(person__claimed_at=None)
    )
    engine().forget(list(gone.values_list("pk", flat=True)))
    gone.delete()
    people = list(Person.objects.here().filter(pk__in=ids).prefetch_related("offers"))
    known = _known(Document.objects.filter(person__in=people), "person_id")
    _keep_documents(
        {one.pk: Document(person=one, kind="person", at=one.created_at) for one in people}, known
    )
    engine().keep(
        _row(known[one.pk], f"{one.name} {one.username}", text_of_person(one), "en")
        for one in people
    )


def index_communities(ids: Iterable[int]) -> None:
    """Write the documents of these communities anew: name, purpose, topics."""
    communities = list(Community.objects.filter(pk__in=set(ids)).prefetch_related("topics"))
    known = _known(Document.objects.filter(entry=None, community__in=communities), "community_id")
    _keep_documents(
        {
            one.pk: Document(community=one, kind="community", at=one.created_at)
            for one in communities
        },
        known,
    )
    engine().keep(
        _row(known[one.pk], one.name, text_of_community(one), one.language) for one in communities
    )


def index_grown(ids: Iterable[int]) -> None:
    """Entries between which replies moved: these, and where each of their replies is now."""
    ids = list(ids)
    index_entries(ids)
    replies = list(Reply.objects.filter(entry__in=ids).select_related("entry"))
    known = _known(Document.objects.filter(reply__in=replies), "reply_id")
    read = set(known)
    _keep_documents({one.pk: _reply_document(one) for one in replies}, known)
    index_replies(one.pk for one in replies if one.pk not in read)


def forget_community(community: Community) -> None:
    """Before a community is removed with everything in it."""
    engine().forget(list(Document.objects.filter(community=community).values_list("pk", flat=True)))
    Document.objects.filter(community=community).delete()


def forget_people(people: Iterable[Person]) -> None:
    documents = Document.objects.filter(person__in=list(people))
    engine().forget(list(documents.values_list("pk", flat=True)))
    documents.delete()


def missing_documents() -> int:
    """How many published texts, people and communities have no document; 0 in a healthy hall."""
    missing = (
        _without_document(Entry.objects.published(), Document.objects.filter(reply=None), "entry"),
        _without_document(Reply.objects.published(), Document.objects.all(), "reply"),
        _without_document(Person.objects.here(), Document.objects.all(), "person"),
        _without_document(
            Community.objects.all(), Document.objects.filter(entry=None), "community"
        ),
    )
    return sum(rows.count() for rows in missing)


def documents_to_read_again() -> int:
    """How many documents were read by an older version of Guildhall."""
    return _read_by_older().count()


def read_again() -> None:
    """Read again what an older analyser read. Recurring.

    It runs after an upgrade, while people search and write.
    """
    begun = time.monotonic()
    while time.monotonic() < begun + AS_LONG_AS:
        with transaction.atomic():
            older = list(
                _read_by_older().select_for_update(skip_locked=True).order_by("pk")[:SHORT_BATCH]
            )
            index_communities(
                one.community_id for one in older if one.community_id and not one.entry_id
            )
            index_people(one.person_id for one in older if one.person_id)
            index_entries(one.entry_id for one in older if one.entry_id and not one.reply_id)
            index_replies(one.reply_id for one in older if one.reply_id)
        if not older:
            return


def reindex(progress: Callable[[int], None] = lambda done: None) -> int:
    """Write the whole index anew, in batches; returns how many documents there are."""
    with transaction.atomic():
        engine().forget_all()
        Document.objects.all().delete()
    done = 0
    for model, index in (
        (Community, index_communities),
        (Person, index_people),
        (Entry, index_entries),
        (Reply, index_replies),
    ):
        after = 0
        primary_keys = model._base_manager.order_by("pk").values_list("pk", flat=True)
        while ids := list(primary_keys.filter(pk__gt=after)[:BATCH]):
            with transaction.atomic():
                index(ids)
            after = ids[-1]
            done += len(ids)
            progress(len(ids))
    return Document.objects.count()


def _entry_document(entry: Entry) -> Document:
    return Document(
        community_id=entry.community_id, entry=entry, kind=entry.kind, at=entry.created_at
    )


def _reply_document(reply: Reply) -> Document:
    return Document(
        community_id=reply.entry.community_id,
        entry_id=reply.entry_id,
        reply=reply,
        kind=reply.role,
        at=reply.created_at,
    )


def _known(documents: QuerySet[Document], key: str) -> dict[int, Document]:
    return {getattr(one, key): one for one in documents}


def _keep_documents(wanted: dict[int, Document], known: dict[int, Document]) -> None:
    """Make `known` what is wanted: add missing documents, correct those in another place."""
    for document in wanted.values():
        document.analyser_version = VERSION
    new = {target: document for target, document in wanted.items() if target not in known}
    Document.objects.bulk_create(new.values(), batch_size=BATCH)
    changed = [
        _put_right(known[target], document)
        for target, document in wanted.items()
        if target not in new
    ]
    Document.objects.bulk_update([one for one in changed if one], _PLACE, batch_size=BATCH)
    known.update(new)


def _put_right(document: Document, wanted: Document) -> Document | None:
    if all(getattr(document, field) == getattr(wanted, field) for field in _PLACE):
        return None
    for field in _PLACE:
        setattr(document, field, getattr(wanted, field))
    return document


def _without_document(rows: QuerySet, documents: QuerySet[Document], key: str) -> QuerySet:
    return rows.exclude(Exists(documents.filter(**{key: OuterRef("pk")})))


def _read_by_older() -> QuerySet[Document]:
    return Document.objects.filter(analyser_version__lt=VERSION)


def _row(document: Document, title: str, text: str, language: str) -> _Row:
    words, stems = tokens_of(f"{title}\n{text}", language)
    title_stems = tokens_of(title, language)[1] if title else []
    return document.pk, words, title_stems * (TITLE_WEIGHT - 1) + stems
