"""Documents as results of a search: title, address, snippet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from guildhall.commons.kinds import kinds, path_of
from guildhall.commons.models import Entry
from guildhall.commons.reply_paths import path_of_reply
from guildhall.communities.models import Community
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.search.analyser import VERSION
from guildhall.search.ask import Ask
from guildhall.search.listed import listed
from guildhall.search.models import Document
from guildhall.search.readings import unpack
from guildhall.search.snippets import snippet
from guildhall.search.texts import text_of_community, text_of_entry, text_of_person, text_of_reply

_ENTRY = ("kind", "title", "lead", "state", "language", "community__slug", "community__name")
_SHOWN = [
    *("kind", "at", "analyser_version", "reading__packed"),
    *(f"entry__{field}" for field in _ENTRY),
    *("reply__role", "reply__language", "reply__entry"),
    *("person__name", "person__username"),
    *("community__slug", "community__name", "community__language"),
]


@dataclass(frozen=True, slots=True)
class Hit:
    """One result, ready for the page."""

    title: str
    path: str
    snippet: str
    kind: str
    place: str
    state: str
    document: Document


def shown_documents(ids: Iterable[int]) -> list[Document]:
    """Documents in the order of `ids`, with what a result shows of them. One query."""
    ids = list(ids)
    documents = {one.pk: one for one in _documents.rows(ids=listed(ids))}
    return [documents[pk] for pk in ids]


def hits_of(documents: Iterable[Document], ask: Ask) -> list[Hit]:
    """Documents with title, address and snippet. It reads nothing more of those that are shown."""
    return [_hit_of(document, ask) for document in documents]


@prepared
def _documents(ids: str) -> QuerySet[Document]:
    documents = Document.objects.filter(pk__listed=ids)
    related = ("reading", "entry__community", "reply", "person", "community")
    return documents.select_related(*related).only(*_SHOWN)


def _hit_of(document: Document, ask: Ask) -> Hit:
    if document.entry:
        return _entry_hit(document, document.entry, ask)
    if document.person:
        return _person_hit(document, document.person, ask)
    if document.community:
        return _community_hit(document, document.community, ask)
    raise ValueError(f"{document} is about nothing")


def _entry_hit(document: Document, entry: Entry, ask: Ask) -> Hit:
    reply = document.reply
    slug = entry.community.slug
    path = path_of_reply(entry, slug, reply.pk) if reply else path_of(entry, slug)
    kind = kinds.get(entry.kind)
    label = reply.role if reply else str(kind.label if kind else entry.kind)
    text = _kept_text(document)
    if text is None:
        text = text_of_reply(reply) if reply else text_of_entry(entry)
    return Hit(
        entry.heading or label.capitalize(),
        path,
        snippet(text, ask, (reply or entry).language),
        label,
        entry.community.name,
        entry.state,
        document,
    )


def _person_hit(document: Document, person: Person, ask: Ask) -> Hit:
    text = _kept_text(document)
    cut = snippet(text_of_person(person) if text is None else text, ask)
    return Hit(person.name, person.get_absolute_url(), cut, "person", "", "", document)


def _community_hit(document: Document, community: Community, ask: Ask) -> Hit:
    text = _kept_text(document)
    cut = snippet(text_of_community(community) if text is None else text, ask, community.language)
    return Hit(community.name, community.get_absolute_url(), cut, "community", "", "", document)


def _kept_text(document: Document) -> str | None:
    """Its plain text; None where an upgrade has not read it again yet."""
    is_read = document.analyser_version == VERSION
    return unpack(document.reading.packed).text if is_read else None
