"""Find: every read starts from what the person can see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import F, Q, QuerySet

from guildhall.commons.models import Entry, Standing
from guildhall.communities.models import Community, TopicSynonym
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.search.analyser import LANGUAGES
from guildhall.search.ask import Ask, Clause, read_ask, telling_words, word_clause
from guildhall.search.candidates import ALL, candidates, candidates_by_time, first_seen
from guildhall.search.engines import engine
from guildhall.search.hits import shown_documents
from guildhall.search.models import Document
from guildhall.search.sight import places_of, seen_of, visible_documents

PAGE = 20


@dataclass(frozen=True, slots=True)
class Hits:
    """What matches among what a person sees: as a set, or a page of it with the best first."""

    ask: Ask
    person: Person | None

    def all(self) -> QuerySet[Document]:
        """Every hit, in no order."""
        if self.ask.is_empty:
            return Document.objects.none()
        places = places_of(self.person)
        hits = _filtered(visible_documents(self.person), self.ask)
        if self.ask.wanted:
            hits = hits.filter(pk__in=engine().matching(self.ask.wanted, places=places))
        for clause in self.ask.unwanted:
            hits = hits.exclude(pk__in=engine().matching([clause], places=places))
        return hits

    def page(self, start: int, size: int) -> list[Document]:
        """The hits from `start` (0 is the best) on, ready to be shown."""
        if self.ask.is_empty:
            return []
        ids = first_seen(self._candidates(), self._seen_of, start + size)[start:]
        return shown_documents(ids) if ids else []

    def _candidates(self) -> Iterable[Sequence[int]]:
        ask, places = self.ask, places_of(self.person)
        among = _filtered(Document.objects.all(), ask)
        if not ask.wanted:
            return candidates_by_time(among, places, unwanted=ask.unwanted)
        if not ask.filters:
            return candidates(ask.wanted, places, unwanted=ask.unwanted)
        return candidates(ask.wanted, places, unwanted=ask.unwanted, among=among, newest=ALL)

    def _seen_of(self, ids: Sequence[int]) -> set[int]:
        return seen_of(ids, self.person)


def search(typed: str, *, person: Person | None, is_typing: bool = False) -> Hits:
    """What matches among what `person` can see.

    Of a search that matches in very many texts, pages show the best of the newest.
    """
    return Hits(read_ask(typed, languages=languages_in_use(), is_typing=is_typing), person)


def alike(
    text: str,
    *,
    person: Person | None,
    community: Community,
    kind: str,
    except_id: int | None = None,
    limit: int = 5,
) -> list[Entry]:
    """Entries of one kind in a community that share words with `text`, the closest first."""
    clauses = [word_clause(word, [community.language]) for word in telling_words(text)[:12]]
    if not clauses:
        return []
    among = Document.objects.filter(kind=kind, entry__standing=Standing.PUBLISHED, reply=None)
    if except_id:
        among = among.exclude(entry=except_id)
    portions = candidates(clauses, [community.pk], any_of=True, among=among, newest=ALL)
    ids = first_seen(portions, set, limit)
    entries = Entry.objects.defer("body", "body_html").filter(documents__in=ids)
    by_document = {one.document_id: one for one in entries.annotate(document_id=F("documents__pk"))}
    return [by_document[pk] for pk in ids]


def documents_about(
    texts: list[str], *, kind: str, communities: Iterable[int]
) -> QuerySet[Document]:
    """Documents of entries of one kind in these communities that share a word with one of `texts`.

    It doesn't look at who may see them: filter further.
    """
    words = {word for text in texts for word in telling_words(text)}
    places = list(communities)
    if not words or not places:
        return Document.objects.none()
    languages = languages_in_use()
    ways = {way for word in sorted(words) for way in word_clause(word, languages).ways}
    any_word = Clause(tuple(sorted(ways, key=lambda way: way.tokens)))
    matching = engine().matching([any_word], places=places)
    return Document.objects.filter(kind=kind, reply=None, pk__in=matching)


def languages_in_use() -> tuple[str, ...]:
    """Every language a community writes in; English always."""
    with connection.cursor() as cursor:  # a queryset would take longer to build than to answer
        cursor.execute("SELECT DISTINCT language FROM communities_community")
        used = {language for (language,) in cursor.fetchall()}
    return tuple(sorted({"en", *(language for language in used if language[:2] in LANGUAGES)}))


def _topics_also_called(typed: str) -> QuerySet:
    named = TopicSynonym.objects.filter(Q(slug=typed.lower()) | Q(name_key=fold(typed)))
    return named.values("topic")


def _filtered(documents: QuerySet[Document], ask: Ask) -> QuerySet[Document]:
    filters = ask.filters
    if "topic" in filters:
        topic = filters["topic"]
        documents = documents.filter(
            Q(entry__topics__slug=topic.lower())
            | Q(entry__topics__name_key=fold(topic))
            | Q(entry__topics__in=_topics_also_called(topic))
        ).distinct()
    if "by" in filters:
        by = fold(filters["by"].lstrip("@"))
        wrote = Q(reply=None, entry__author__username_key=by) | Q(reply__author__username_key=by)
        documents = documents.filter(wrote)
    if "in" in filters:
        documents = documents.filter(
            Q(community__slug=filters["in"].lower()) | Q(community__name_key=fold(filters["in"]))
        )
    if "is" in filters:
        documents = documents.filter(entry__state=filters["is"].lower(), reply=None)
    if "kind" in filters:
        documents = documents.filter(kind=filters["kind"].lower())
    return documents
