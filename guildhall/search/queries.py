"""Find: every read starts from what the person can see."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from guildhall.commons.kinds import kinds, path_of
from guildhall.commons.models import Entry, Reply, Standing, reply_is_out
from guildhall.communities.models import Community
from guildhall.kit.words import fold
from guildhall.people.models import Person
from guildhall.search.analyser import LANGUAGES
from guildhall.search.ask import Ask, Clause, read_ask, telling_words, word_clause
from guildhall.search.engines import engine
from guildhall.search.models import Document
from guildhall.search.snippets import snippet
from guildhall.search.texts import text_of_community, text_of_entry, text_of_person, text_of_reply

PAGE = 20


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


@dataclass(frozen=True, slots=True)
class Hits:
    """What matches: as a set, or a page of it with the best first."""

    ask: Ask
    among: QuerySet[Document]

    def all(self) -> QuerySet[Document]:
        """Every hit, in no order."""
        if self.ask.is_empty:
            return Document.objects.none()
        if not self.ask.wanted:
            return self.among
        return self.among.filter(pk__in=engine().matching(self.ask.wanted))

    def page(self, start: int, size: int) -> list[Document]:
        if self.ask.is_empty:
            return []
        if not self.ask.wanted:
            return list(self.among.order_by("-at", "-pk")[start : start + size])
        return _ranked(self.ask.wanted, self.among, any_of=False, start=start, size=size)


def search(typed: str, *, person: Person | None, is_typing: bool = False) -> Hits:
    """What matches among what `person` can see."""
    ask = read_ask(typed, languages=languages_in_use(), is_typing=is_typing)
    among = _filtered(visible_documents(person), ask)
    for clause in ask.unwanted:
        among = among.exclude(pk__in=engine().matching([clause]))
    return Hits(ask, among)


def _ranked(
    clauses: list[Clause],
    among: QuerySet[Document],
    *,
    any_of: bool,
    start: int = 0,
    size: int = PAGE,
) -> list[Document]:
    """The index finds and ranks, then rows are fetched: ranking row by row costs seconds."""
    sql, params = among.order_by().values("pk").query.sql_with_params()
    ids = engine().ranked_ids(clauses, any_of=any_of, among=(sql, params), start=start, size=size)
    documents = Document.objects.in_bulk(ids)
    return [documents[pk] for pk in ids]


def visible_documents(person: Person | None) -> QuerySet[Document]:
    """Published entries and replies the person can read, people they see, communities they find."""
    entries = Entry.objects.filter(community__in=Community.objects.readable_by(person)).published()
    return Document.objects.filter(
        Q(entry__in=entries) & (Q(reply=None) | reply_is_out(of="reply__"))
        | Q(person__in=Person.objects.visible_to(person))
        | Q(entry=None, person=None, community__in=Community.objects.findable_by(person))
    )


def hits_of(documents: list[Document], ask: Ask) -> list[Hit]:
    """Documents with title, address and snippet: at most six queries for any number."""
    entries = Entry.objects.select_related("community").in_bulk(
        {one.entry_id for one in documents if one.entry_id}
    )
    replies = Reply.objects.in_bulk({one.reply_id for one in documents if one.reply_id})
    person_ids = {one.person_id for one in documents if one.person_id}
    people = Person.objects.get_queryset().prefetch_related("offers").in_bulk(person_ids)
    community_ids = {one.community_id for one in documents if one.community_id and not one.entry_id}
    communities = Community.objects.prefetch_related("topics").in_bulk(community_ids)
    hits = []
    for document in documents:
        if document.entry_id:
            reply = replies.get(document.reply_id or 0)
            hits.append(_entry_hit(document, entries[document.entry_id], reply, ask))
        elif document.person_id:
            hits.append(_person_hit(document, people[document.person_id], ask))
        else:
            hits.append(_community_hit(document, communities[document.community_id or 0], ask))
    return hits


def alike(
    text: str,
    *,
    person: Person | None,
    community: Community,
    kind: str,
    except_id: int | None = None,
    limit: int = 5,
) -> list[Entry]:
    """Entries of one kind in a community that share words with `text`, the closest first.

    Two queries.
    """
    clauses = [word_clause(word, [community.language]) for word in telling_words(text)[:12]]
    if not clauses:
        return []
    among = Document.objects.filter(
        community=community, kind=kind, entry__standing=Standing.PUBLISHED, reply=None
    )
    if except_id:
        among = among.exclude(entry=except_id)
    ids = [
        document.entry_id
        for document in _ranked(clauses, among, any_of=True, size=limit)
        if document.entry_id
    ]
    entries = Entry.objects.defer("body", "body_html").in_bulk(ids)
    return [entries[pk] for pk in ids]


def documents_about(texts: list[str], *, kind: str) -> QuerySet[Document]:
    """Documents of entries of one kind that share a word with one of `texts`.

    It doesn't look at who may see them: filter further.
    """
    words = {word for text in texts for word in telling_words(text)}
    if not words:
        return Document.objects.none()
    languages = languages_in_use()
    ways = {way for word in sorted(words) for way in word_clause(word, languages).ways}
    any_word = Clause(tuple(sorted(ways, key=lambda way: way.tokens)))
    return Document.objects.filter(kind=kind, reply=None, pk__in=engine().matching([any_word]))


def languages_in_use() -> tuple[str, ...]:
    """Every language a community writes in; English always."""
    used = (
        Community.objects.values_list("language")
        .annotate(Count("pk"))
        .values_list("language", flat=True)
    )
    return tuple(sorted({"en", *(language for language in used if language[:2] in LANGUAGES)}))


def _filtered(documents: QuerySet[Document], ask: Ask) -> QuerySet[Document]:
    filters = ask.filters
    if "topic" in filters:
        topic = filters["topic"]
        documents = documents.filter(
            Q(entry__topics__slug=topic.lower()) | Q(entry__topics__name_key=fold(topic))
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


def _entry_hit(document: Document, entry: Entry, reply: Reply | None, ask: Ask) -> Hit:
    path = path_of(entry, entry.community.slug) + (f"#r{reply.pk}" if reply else "")
    text = text_of_reply(reply) if reply else text_of_entry(entry)
    kind = kinds.get(entry.kind)
    label = reply.role if reply else str(kind.label if kind else entry.kind)
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
    return Hit(
        person.name,
        person.get_absolute_url(),
        snippet(text_of_person(person), ask),
        "person",
        "",
        "",
        document,
    )


def _community_hit(document: Document, community: Community, ask: Ask) -> Hit:
    return Hit(
        community.name,
        community.get_absolute_url(),
        snippet(text_of_community(community), ask, community.language),
        "community",
        "",
        "",
        document,
    )
