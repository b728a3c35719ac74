"""Whether what was searched for is found now, among what everyone sees who reads the community."""

from collections.abc import Collection, Sequence

from django.db.models import Exists, Q, QuerySet

from guildhall.commons.models import Standing
from guildhall.communities.models import Community
from guildhall.search.ask import Clause, read_ask
from guildhall.search.engines import engine
from guildhall.search.mending import mended
from guildhall.search.models import Document
from guildhall.search.sight import text_is_out
from guildhall.search.widening import with_compounds


def found_in(community: Community, written: Collection[str]) -> set[str]:
    """Which of these phrases are in its texts as they are written. One query for all."""
    if not written:
        return set()
    ways = {f"phrase_{number}": words for number, words in enumerate(written)}
    asked = {
        name: Exists(_texts_with(_clauses(words, community), community))
        for name, words in ways.items()
    }
    answers = Community.objects.filter(pk=community.pk).values_list(*asked.values()).get()
    return {words for words, is_found in zip(ways.values(), answers, strict=True) if is_found}


def finds_something(written: str, community: Community) -> bool:
    """Whether a member would be shown something here: with words mended, or parts of compounds."""
    places = [community.pk]
    ask = with_compounds(read_ask(written, languages=(community.language,)), places)

    def is_there(clauses: Sequence[Clause]) -> bool:
        return _texts_with(clauses, community).exists()

    if is_there(ask.wanted):
        return True
    instead = mended(written, ask, places, is_known=lambda clause: is_there([clause]))
    return any(is_there(_clauses(words, community)) for words in instead)


def _clauses(written: str, community: Community) -> list[Clause]:
    return read_ask(written, languages=(community.language,)).wanted


def _texts_with(clauses: Sequence[Clause], community: Community) -> QuerySet[Document]:
    seen = Q(entry__standing=Standing.PUBLISHED) & text_is_out()
    matching = engine().matching(list(clauses), places=[community.pk])
    return Document.objects.filter(seen, community=community, pk__in=matching)
