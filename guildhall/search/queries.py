"""Find: every read starts from what the person can see."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from django.db import connection
from django.db.models import QuerySet

from guildhall.people.models import Person
from guildhall.search.analyser import LANGUAGES
from guildhall.search.ask import Ask, Clause, read_ask
from guildhall.search.candidates import ALL, candidates, candidates_by_time, first_seen
from guildhall.search.compounds import is_put_together_in
from guildhall.search.engines import engine
from guildhall.search.filters import filtered
from guildhall.search.hits import shown_documents
from guildhall.search.meaning.meant import documents_meant
from guildhall.search.mending import mended
from guildhall.search.models import Document
from guildhall.search.series import OnceASeries
from guildhall.search.sight import places_of, seen_of, visible_documents
from guildhall.search.widening import with_compounds

PAGE = 20
NOTHING_CHOSEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Hits:
    """What matches among what a person sees: as a set, or a page of it with the best first."""

    typed: str
    ask: Ask
    person: Person | None
    languages: tuple[str, ...]
    chosen: Mapping[str, str]
    is_typing: bool = False

    def all(self) -> QuerySet[Document]:
        """Every hit, in no order."""
        ask = self.with_compounds
        if ask.is_empty:
            return Document.objects.none()
        hits = filtered(visible_documents(self.person), ask.filters, self.person)
        if ask.wanted:
            hits = hits.filter(pk__in=engine().matching(ask.wanted, places=self.places))
        for clause in ask.unwanted:
            hits = hits.exclude(pk__in=engine().matching([clause], places=self.places))
        return hits

    def page(self, start: int, size: int) -> list[Document]:
        """The hits from `start` (0 is the best) on, ready to be shown."""
        if self.ask.is_empty:
            return []
        ids = first_seen(self._candidates(), self._seen_once, start + size)[start:]
        return shown_documents(ids) if ids else []

    def forgiving_page(self, start: int, size: int) -> tuple[list[Document], "Hits"]:
        """The same page, or where nothing is found that of the mended search; and whose it is."""
        documents = self.page(start, size)
        instead = None if self.has_words_in(documents) or start else self.mended()
        return (instead.page(start, size), instead) if instead else (documents, self)

    def mended(self) -> "Hits | None":
        """Where nothing was found: the same search with mistyped words mended, if that finds any.

        A word is known if the reader sees a text with it; whether others have it changes nothing.
        """
        if not self.ask.wanted:
            return None
        for typed in mended(self.typed, self.ask, self.places, is_known=self._is_known):
            hits = search(typed, person=self.person, chosen=self.chosen, is_typing=self.is_typing)
            if first_seen(hits._with_words(), hits._seen_of, 1):
                return hits
        return None

    @cached_property
    def series(self) -> OnceASeries:
        """Which results stand for a whole series, once a page has been read."""
        return OnceASeries()

    @cached_property
    def with_words(self) -> set[int]:
        """Results with the words themselves, as far as they were read; others only mean it."""
        return set()

    def has_words_in(self, documents: Iterable[Document]) -> bool:
        """Whether any of these results was found by its words."""
        return any(one.pk in self.with_words for one in documents)

    @cached_property
    def places(self) -> list[int]:
        """Where the person reads."""
        return places_of(self.person)

    @cached_property
    def with_compounds(self) -> Ask:
        """The ask, with each word also as a part of others; in German only."""
        if not any(is_put_together_in(language) for language in self.languages):
            return self.ask
        return with_compounds(self.ask, self.places)

    def _candidates(self) -> Iterator[Sequence[int]]:
        """Those with the words before those that only mean what was typed."""
        yield from self._with_words()
        if meant := self._meant():
            yield meant

    def _with_words(self) -> Iterator[Sequence[int]]:
        """Those with the words themselves before those in which they are parts of others.

        While someone types, what has the last word as it is comes before what only begins so.
        """
        for ask in _each_once([self._as_typed(), self.ask, self.with_compounds]):
            for portion in self._candidates_for(ask):
                self.with_words.update(portion)
                yield portion

    def _as_typed(self) -> Ask:
        """With the last word as it is, and not as a beginning."""
        if not self.is_typing:
            return self.ask
        ask = read_ask(self.typed, languages=self.languages)
        ask.filters |= self.chosen
        return ask

    def _meant(self) -> list[int]:
        """Close in meaning, and let through by the filters. None where there is no encoder."""
        near = documents_meant(self.typed, self.places)
        if not near or not (self.ask.filters or self.ask.unwanted):
            return near
        among = filtered(Document.objects.filter(pk__in=near), self.ask.filters, self.person)
        for clause in self.ask.unwanted:
            among = among.exclude(pk__in=engine().matching([clause], places=self.places))
        let_through = set(among.values_list("pk", flat=True))
        return [pk for pk in near if pk in let_through]

    def _candidates_for(self, ask: Ask) -> Iterator[Sequence[int]]:
        among = filtered(Document.objects.all(), ask.filters, self.person)
        if not ask.wanted:
            return candidates_by_time(among, self.places, unwanted=ask.unwanted)
        if not ask.filters:
            return candidates(ask.wanted, self.places, unwanted=ask.unwanted)
        wanted, unwanted = ask.wanted, ask.unwanted
        return candidates(wanted, self.places, unwanted=unwanted, among=among, newest=ALL)

    def _seen_of(self, ids: Sequence[int]) -> set[int]:
        return set(seen_of(ids, self.person))

    def _seen_once(self, ids: Sequence[int]) -> set[int]:
        """Those that the person sees, of each series the best."""
        return self.series.first_of(ids, seen_of(ids, self.person))

    def _is_known(self, clause: Clause) -> bool:
        return bool(first_seen(candidates([clause], self.places), self._seen_of, 1))


def search(
    typed: str,
    *,
    person: Person | None,
    chosen: Mapping[str, str] = NOTHING_CHOSEN,
    is_typing: bool = False,
) -> Hits:
    """What matches among what `person` can see, of what the `chosen` filters let through.

    Of a search that matches in very many texts, pages show the best of the newest.
    """
    languages = languages_in_use()
    ask = read_ask(typed, languages=languages, is_typing=is_typing)
    ask.filters |= chosen
    return Hits(typed, ask, person, languages, chosen, is_typing)


def _each_once(asks: Iterable[Ask]) -> list[Ask]:
    once: list[Ask] = []
    for ask in asks:
        if ask not in once:
            once.append(ask)
    return once


def languages_in_use() -> tuple[str, ...]:
    """Every language a community writes in; English always."""
    with connection.cursor() as cursor:  # a queryset would take longer to build than to answer
        cursor.execute("SELECT DISTINCT language FROM communities_community")
        used = {language for (language,) in cursor.fetchall()}
    return tuple(sorted({"en", *(language for language in used if language[:2] in LANGUAGES)}))
