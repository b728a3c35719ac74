"""Documents as results of a search: title, address, snippet."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.due import due_among
from guildhall.commons.kinds import kinds, path_of
from guildhall.commons.models import Entry
from guildhall.commons.reply_paths import path_of_reply
from guildhall.kit.listed import listed
from guildhall.kit.prepared import prepared
from guildhall.search.analyser import VERSION
from guildhall.search.ask import Ask
from guildhall.search.models import Document
from guildhall.search.readings import unpack
from guildhall.search.reasons import Found, reason_of
from guildhall.search.snippets import snippet
from guildhall.search.texts import text_of_community, text_of_entry, text_of_person, text_of_reply

_ENTRY = (
    *("kind", "title", "lead", "state", "language", "reply_count"),
    *("community__slug", "community__name"),
)
_AUTHOR = ("author__name", "author__username")
_SHOWN = [
    *("kind", "at", "analyser_version", "reading__packed"),
    *(f"entry__{field}" for field in _ENTRY),
    *(f"entry__{field}" for field in _AUTHOR),
    *("reply__role", "reply__language", "reply__entry"),
    *("attachment__name", "attachment__reply", "part__unit", "part__starts"),
    *(f"reply__{field}" for field in _AUTHOR),
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
    why: str
    document: Document
    needs_check: bool = False


def shown_documents(ids: Iterable[int]) -> list[Document]:
    """Documents in the order of `ids`, with what a result shows of them. One query."""
    ids = list(ids)
    documents = {one.pk: one for one in _documents.rows(ids=listed(ids))}
    return [documents[pk] for pk in ids]


def hits_of(
    documents: Iterable[Document],
    ask: Ask,
    *,
    wide: Ask | None = None,
    with_words: Container[int] | None = None,
) -> list[Hit]:
    """Documents with title, address, snippet and why they were found.

    `wide` is the ask with compounds; those that aren't among the ids `with_words` only mean it.
    What needs a check is marked so: one query for each room that has results which can need one.
    """
    documents = list(documents)
    due = due_among(one.entry for one in documents if one.entry and _is_of_entry(one))
    return [
        _hit_of(
            one,
            ask,
            wide or ask,
            is_meant=with_words is not None and one.pk not in with_words,
            is_due=_is_of_entry(one) and one.entry_id in due,
        )
        for one in documents
    ]


def _is_of_entry(document: Document) -> bool:
    """Of its own text, not of a reply or a file."""
    return document.kind in kinds and not document.reply_id and not document.attachment_id


@prepared
def _documents(ids: str) -> QuerySet[Document]:
    documents = Document.objects.filter(pk__listed=ids)
    related = ("reading", "entry__community", "entry__author", "reply__author")
    of_files = ("attachment", "part")
    documents = documents.select_related(*related, *of_files, "person", "community")
    return documents.only(*_SHOWN)


def _hit_of(document: Document, ask: Ask, wide: Ask, *, is_meant: bool, is_due: bool) -> Hit:
    title, path, kind = _head_of(document)
    language = _language_of(document)
    text = _text_of(document)
    return Hit(
        title,
        path,
        snippet(text, wide, language),
        kind,
        document.entry.community.name if document.entry else "",
        document.entry.state if document.entry else "",
        _("similar in meaning")
        if is_meant
        else reason_of(document, Found(title, text, language), ask, wide),
        document,
        is_due,
    )


def _head_of(document: Document) -> tuple[str, str, str]:
    """Title, address, and the name of its kind."""
    if document.entry:
        return _entry_head(document, document.entry)
    if document.person:
        return document.person.name, document.person.get_absolute_url(), "person"
    if document.community:
        return document.community.name, document.community.get_absolute_url(), "community"
    raise ValueError(f"{document} is about nothing")


def _entry_head(document: Document, entry: Entry) -> tuple[str, str, str]:
    reply, kind = document.reply, kinds.get(entry.kind)
    label = reply.role if reply else str(kind.label if kind else entry.kind)
    slug, reply_id = entry.community.slug, document.reply_id
    if document.attachment:
        label, reply_id = _("file"), document.attachment.reply_id
    path = path_of_reply(entry, slug, reply_id) if reply_id else path_of(entry, slug)
    return entry.heading or label.capitalize(), path, label


def _language_of(document: Document) -> str:
    written = document.reply or document.entry or document.community
    return written.language if written else "en"


def _text_of(document: Document) -> str:
    """Its plain text, as it is kept; as it is now, where an upgrade has not read it again yet."""
    if document.analyser_version == VERSION:
        return unpack(document.reading.packed).text
    if document.part:
        return document.part.text
    if document.reply:
        return text_of_reply(document.reply)
    if document.entry:
        return text_of_entry(document.entry)
    if document.person:
        return text_of_person(document.person)
    return text_of_community(document.community) if document.community else ""
