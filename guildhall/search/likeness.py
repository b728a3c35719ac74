"""Entries like a text: by the words they share, and by what they mean where the hall has a model.

Without an encoder, or where it is slow, words alone decide.
"""

from collections.abc import Sequence

from django.db.models import F, QuerySet

from guildhall.commons.models import Entry, Standing
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.search.ask import telling_words, word_clause
from guildhall.search.candidates import ALL, candidates, first_seen
from guildhall.search.meaning import asking
from guildhall.search.meaning.fusing import CLOSE_ENOUGH_BESIDE, close, fused
from guildhall.search.models import Document

FEW = 50  # of each order; a later place adds next to nothing
MOST_WORDS = 12


def alike(
    text: str,
    *,
    person: Person | None,
    community: Community,
    kind: str,
    except_id: int | None = None,
    limit: int = 5,
) -> list[Entry]:
    """Entries of one kind in a community that are like `text`, the closest first.

    `except_id` is the entry whose title the text is: it is compared with all it says.
    """
    among = Document.objects.filter(kind=kind, reply=None)
    if except_id:
        among = among.exclude(entry=except_id)
    by_words = _by_words(text, community, among)
    by_meaning = _by_meaning(text, community, kind, except_id)
    ids = fused(by_words, by_meaning)[: limit + FEW] if by_meaning else by_words[:limit]
    if not ids:
        return []
    published = Entry.objects.defer("body", "body_html").filter(standing=Standing.PUBLISHED)
    entries = published.filter(documents__in=ids, documents__kind=kind, documents__reply=None)
    by_document: dict[int, Entry] = {
        one.document_id: one for one in entries.annotate(document_id=F("documents__pk"))
    }
    return [by_document[pk] for pk in ids if pk in by_document][:limit]


def _by_words(text: str, community: Community, among: QuerySet[Document]) -> list[int]:
    clauses = [word_clause(word, [community.language]) for word in telling_words(text)[:MOST_WORDS]]
    if not clauses:
        return []
    places = [community.pk]
    portions = candidates(clauses, places, any_of=True, among=among, newest=ALL, portion=FEW)
    return first_seen(portions, _published, FEW)


def _published(ids: Sequence[int]) -> set[int]:
    """Asked of the best alone: asked of every match, it takes a quarter of the time."""
    documents = Document.objects.filter(pk__in=ids, entry__standing=Standing.PUBLISHED)
    return set(documents.values_list("pk", flat=True))


def _by_meaning(text: str, community: Community, kind: str, except_id: int | None) -> Sequence[int]:
    if not asking.is_there():
        return []
    own = _document_of(except_id) if except_id else None
    near = asking.near(text, [community.pk], kinds=[kind], document=own, most=2 * FEW)
    return [pk for pk in close(near, CLOSE_ENOUGH_BESIDE) if pk != own][:FEW]


def _document_of(entry_id: int) -> int | None:
    own = Document.objects.filter(entry=entry_id, reply=None, attachment=None)
    return own.values_list("pk", flat=True).first()
