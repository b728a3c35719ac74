"""Keep the index up to date: nothing else writes documents."""

import heapq
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.kit.listed import listed
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.search.analyser import VERSION, tokens_of
from guildhall.search.engines import engine
from guildhall.search.files import (
    file_documents,
    note_files,
    note_files_under,
    note_files_with,
    reading_of,
    with_text,
)
from guildhall.search.models import Document
from guildhall.search.more_words import more_words_of
from guildhall.search.readings import Reading, in_a_row
from guildhall.search.texts import text_of_community, text_of_entry, text_of_person, text_of_reply

BATCH = 500
SHORT_BATCH = 50  # written while people write, too: nobody waits long for the lock
TITLE_WEIGHT = 3
MOST_PARTS = 5  # of files, each as long as many texts
AS_LONG_AS = 15 * 60  # seconds; the next round goes on

_PLACE = ("community_id", "entry_id", "kind", "analyser_version", "meaning")


def index_entries(ids: Iterable[int]) -> None:
    """Write the documents of these entries anew."""
    entries = list(Entry.objects.filter(pk__in=set(ids)))
    own = Document.objects.filter(reply=None, attachment=None, entry__in=entries)
    known = _known(own, "entry_id")
    _keep_documents({one.pk: entry_document(one) for one in entries}, known)
    more = more_words_of(entries)
    engine().keep(
        _reading(
            known[one.pk],
            one.title,
            " · ".join(filter(None, (text_of_entry(one), more.get(one.pk)))),
            one.language,
        )
        for one in entries
    )
    note_files_with(entries=[one.pk for one in entries])


def index_replies(ids: Iterable[int]) -> None:
    """Write the documents of these replies anew. Someone who posts waits for it: it is prepared."""
    replies = _replies.rows(ids=listed(set(ids)))
    of_replies = _of_replies.rows(ids=listed(one.pk for one in replies))
    known = {one.reply_id: one for one in of_replies if one.reply_id}
    _keep_documents({one.pk: reply_document(one) for one in replies}, known)
    engine().keep(_reading(known[one.pk], "", text_of_reply(one), one.language) for one in replies)
    note_files_with(replies=[one.pk for one in replies])


@prepared
def _replies(ids: str) -> QuerySet[Reply]:
    replies = Reply.objects.filter(pk__listed=ids).select_related("entry")
    return replies.defer("entry__body", "entry__body_html")


@prepared
def _of_replies(ids: str) -> QuerySet[Document]:
    return Document.objects.filter(reply__pk__listed=ids)


def index_people(ids: Iterable[int]) -> None:
    """Write the documents of these people anew; people who left or are suspended have none."""
    ids = set(ids)
    gone = Document.objects.filter(person__in=ids).filter(
        Q(person__left_at__isnull=False) | Q(person__claimed_at=None) | Q(person__is_active=False)
    )
    engine().forget(list(gone.values_list("pk", flat=True)))
    gone.delete()
    people = list(Person.objects.here().filter(pk__in=ids).prefetch_related("offers"))
    known = _known(Document.objects.filter(person__in=people), "person_id")
    _keep_documents({one.pk: _person_document(one) for one in people}, known)
    engine().keep(
        _reading(known[one.pk], f"{one.name} {one.username}", text_of_person(one), "en")
        for one in people
    )


def index_communities(ids: Iterable[int]) -> None:
    """Write the documents of these communities anew: name, purpose, topics."""
    communities = list(Community.objects.filter(pk__in=set(ids)).prefetch_related("topics"))
    known = _known(Document.objects.filter(entry=None, community__in=communities), "community_id")
    _keep_documents({one.pk: _community_document(one) for one in communities}, known)
    engine().keep(
        _reading(known[one.pk], one.name, text_of_community(one), one.language)
        for one in communities
    )


def index_grown(ids: Iterable[int]) -> None:
    """Entries between which replies moved: these, and where each of their replies is now."""
    ids = list(ids)
    index_entries(ids)
    replies = list(Reply.objects.filter(entry__in=ids).select_related("entry"))
    known = _known(Document.objects.filter(reply__in=replies), "reply_id")
    places = {pk: document.place for pk, document in known.items()}
    _keep_documents({one.pk: reply_document(one) for one in replies}, known)
    index_replies(one.pk for one in replies if one.pk not in places)
    moved = (known[pk] for pk, place in places.items() if known[pk].place != place)
    engine().move({document.pk: document.place for document in moved})
    note_files_under(ids)


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
    return sum(rows.count() for rows, _index in _missing())


def index_missing() -> None:
    """Index what has no document: a backup may be taken between a commit and its indexing."""
    for rows, index in _missing():
        ids = list(rows.values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            with transaction.atomic():
                index(ids[start : start + BATCH])


def _missing() -> Iterator[tuple[QuerySet, Callable[[Iterable[int]], None]]]:
    """Rows without a document of theirs, and what writes it."""
    documents = Document.objects.all()
    entries, communities = Entry.objects.published(), Community.objects.all()
    own = documents.filter(reply=None, attachment=None)
    yield _without_document(entries, own, "entry"), index_entries
    yield _without_document(Reply.objects.published(), documents, "reply"), index_replies
    yield _without_document(Person.objects.here(), documents, "person"), index_people
    own = documents.filter(entry=None)
    yield _without_document(communities, own, "community"), index_communities
    yield _without_document(with_text(), documents, "attachment"), note_files


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
                _read_by_older()
                .select_for_update(skip_locked=True, of=("self",))
                .order_by("pk")[:SHORT_BATCH]
            )
            _read(_bearable(older))
        if not older:
            return


def reindex(progress: Callable[[int], None] = lambda done: None) -> int:
    """Write the whole index anew, in batches; returns how many documents there are.

    First a document for everything, the oldest first, so that ids grow with time: of a word that
    is in very many texts, search takes the newest by id.
    """
    with transaction.atomic():
        engine().forget_all()
        Document.objects.all().delete()
        _note_everything()
    after = 0
    while batch := list(Document.objects.filter(pk__gt=after).order_by("pk")[:BATCH]):
        with transaction.atomic():
            _read(batch)
        after = batch[-1].pk
        progress(len(batch))
    return Document.objects.count()


def _note_everything() -> None:
    """Documents that nobody has read yet, in the order of time."""
    communities = Community.objects.only("created_at")
    people = Person.objects.here().only("created_at")
    entries = Entry.objects.only("community", "kind", "created_at")
    replies = Reply.objects.select_related("entry").only("entry__community", "role", "created_at")
    documents = heapq.merge(
        (_community_document(one) for one in _in_time(communities)),
        (_person_document(one) for one in _in_time(people)),
        (entry_document(one) for one in _in_time(entries)),
        (reply_document(one) for one in _in_time(replies)),
        file_documents(),
        key=lambda document: document.at,
    )
    while batch := list(islice(documents, BATCH)):
        Document.objects.bulk_create(batch)


def _in_time(rows: QuerySet) -> Iterator:
    return rows.order_by("created_at", "pk").iterator(chunk_size=BATCH)


def _read(documents: Iterable[Document]) -> None:
    """Read what these documents are about."""
    documents = list(documents)
    index_communities(
        one.community_id for one in documents if one.community_id and not one.entry_id
    )
    index_people(one.person_id for one in documents if one.person_id)
    of_entries = (one for one in documents if not (one.reply_id or one.attachment_id))
    index_entries(one.entry_id for one in of_entries if one.entry_id)
    index_replies(one.reply_id for one in documents if one.reply_id)
    _read_files([one for one in documents if one.attachment_id])


def _read_files(documents: list[Document]) -> None:
    readings = [
        _reading(one, title, text, language) for one, title, text, language in reading_of(documents)
    ]
    engine().keep(readings)
    Document.objects.filter(pk__in=[one.pk for one in documents]).update(analyser_version=VERSION)


def _bearable(documents: list[Document]) -> list[Document]:
    """As many of the first of them as can be read while others wait to write."""
    long = [place for place, one in enumerate(documents) if one.attachment_id]
    return documents[: long[MOST_PARTS]] if len(long) > MOST_PARTS else documents


def _community_document(community: Community) -> Document:
    return Document(community=community, kind="community", at=community.created_at)


def _person_document(person: Person) -> Document:
    return Document(person=person, kind="person", at=person.created_at)


def entry_document(entry: Entry) -> Document:
    """Not saved, and not read yet."""
    return Document(
        community_id=entry.community_id, entry=entry, kind=entry.kind, at=entry.created_at
    )


def reply_document(reply: Reply) -> Document:
    """As for an entry; the reply comes with its entry."""
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


def _reading(document: Document, title: str, text: str, language: str) -> Reading:
    words, stems = tokens_of(f"{title}\n{text}", language)
    title_stems = tokens_of(title, language)[1] if title else []
    stems = title_stems * (TITLE_WEIGHT - 1) + stems
    return Reading(document.pk, document.place, words, stems, in_a_row(text))
