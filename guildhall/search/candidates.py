"""What may be a hit: the index looks where the person reads, then sight is asked of the best few.

So texts that the person may not see, however many match, cost nothing and change nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from guildhall.search.ask import Clause
from guildhall.search.engines import engine
from guildhall.search.models import Document

NEWEST = 2_000  # of more matches than these, the newest are ranked
ALL = -1
FIRST_PORTION = 32  # ids, a page and some more; each further portion is four times as large

Ids = Sequence[int]


def candidates(
    clauses: list[Clause],
    places: Iterable[int],
    *,
    unwanted: Sequence[Clause] = (),
    any_of: bool = False,
    among: QuerySet[Document] | None = None,
    newest: int = NEWEST,
    portion: int = FIRST_PORTION,
) -> Iterator[Ids]:
    """Ids of documents that match in these places, the best first, in growing portions.

    Of those in `among`, where it is given. Of very many matches, the `newest` are ranked. Whoever
    wants more than `FIRST_PORTION` says so: then the first `portion` is often enough.
    """
    ids = engine().ranked_ids(
        clauses,
        unwanted=unwanted,
        places=places,
        any_of=any_of,
        newest=newest,
        among=("1 = 1", ()) if among is None else _condition(among),
    )
    return _portions(lambda start, end: ids[start:end], first=portion)


def candidates_by_time(
    documents: QuerySet[Document], places: Ids, *, unwanted: Iterable[Clause]
) -> Iterator[Ids]:
    """Ids of `documents` in these places, the newest first, in growing portions."""
    here = documents.filter(Q(community__in=places) | Q(entry=None)).order_by("-at", "-pk")
    rows = here.values_list("pk", flat=True)
    for portion in _portions(lambda start, end: list(rows[start:end])):
        matching = {pk for clause in unwanted for pk in _matching(clause, places, portion)}
        yield [pk for pk in portion if pk not in matching]


def first_seen(portions: Iterable[Ids], sight: Callable[[Ids], set[int]], count: int) -> list[int]:
    """The first `count` ids that `sight` lets through, each once; it is asked by portions."""
    seen: dict[int, None] = {}
    for portion in portions:
        allowed = sight(portion)
        seen |= dict.fromkeys(pk for pk in portion if pk in allowed)
        if len(seen) >= count:
            break
    return list(seen)[:count]


def _condition(among: QuerySet[Document]) -> tuple[str, Sequence[Any]]:
    """Whether a document `d` of another query is in `among`, looked up for each by itself."""
    this = among.filter(pk=RawSQL("d.id", ())).order_by().values("pk")
    try:
        sql, params = this.query.sql_with_params()
    except EmptyResultSet:
        return "1 = 0", ()
    return f"EXISTS ({sql})", params


def _portions(ids: Callable[[int, int], Ids], *, first: int = FIRST_PORTION) -> Iterator[Ids]:
    start, size = 0, first
    while portion := ids(start, start + size):
        yield portion
        start += size
        size *= 4


def _matching(clause: Clause, places: Ids, ids: Ids) -> QuerySet[Document, int]:
    matching = engine().matching([clause], places=places, between=(min(ids), max(ids)))
    rows = Document.objects.filter(pk__in=ids).filter(pk__in=matching)
    return rows.values_list("pk", flat=True)
