"""Tokens as two tsvector columns beside the document, written as literals: no parser in between.

One GIN index holds both with the place of each document, so that the index itself looks only where
the reader may read. The place is an expression over the row: it can't be out of date.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from guildhall.search.ask import Clause, Way
from guildhall.search.models import COMMUNITIES, PEOPLE, KeptReading
from guildhall.search.readings import Packed, Reading, pack

_PLACES = (
    "(ARRAY[CASE WHEN entry_id IS NOT NULL THEN community_id"
    f" WHEN person_id IS NOT NULL THEN {PEOPLE} ELSE {COMMUNITIES} END])"
)
CREATE = f"""
CREATE INDEX search_document_found ON search_document USING gin ({_PLACES}, words, stems);
"""
CREATE_ALL = (
    "ALTER TABLE search_document ADD COLUMN words tsvector, ADD COLUMN stems tsvector",
    CREATE,
)
DROP = "DROP INDEX search_document_found"
Condition = tuple[str, Sequence[Any]]
FIRST_WINDOW = 8_000  # documents; each further window is four times as many


def keep(readings: Iterable[Reading]) -> None:
    """Store these, in place of what was stored for the same documents."""
    readings = list(readings)
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_document SET words = %s::tsvector, stems = %s::tsvector WHERE id = %s",
            [[_vector(one.words), _vector(one.stems), one.document_id] for one in readings],
        )
    KeptReading.objects.bulk_create(
        [
            KeptReading(document_id=one.document_id, packed=pack(Packed("", "", "", one.text)))
            for one in readings
        ],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["packed"],
    )


def move(places: Mapping[int, int]) -> None:
    """The index takes the place from the row."""


def forget(document_ids: Iterable[int]) -> None:
    """The columns go with their rows."""


def forget_all() -> None:
    """The columns go with their rows."""


def matching(
    clauses: list[Clause], *, places: Iterable[int], between: tuple[int, int] | None = None
) -> RawSQL:
    """The ids of documents in these places in which every clause matches.

    Only those between the two of `between`, where these are given.
    """
    where, params = _where(clauses, [], places, any_of=False)
    if between:
        where += " AND id BETWEEN %s AND %s"
        params += between
    return RawSQL(f"SELECT id FROM search_document WHERE {where}", params)  # noqa: S608  # ours


def ranked_ids(
    clauses: list[Clause],
    *,
    unwanted: list[Clause],
    places: Iterable[int],
    any_of: bool,
    newest: int,
    among: Condition,
) -> list[int]:
    """The ids of the `newest` documents that match in these places, the best first.

    Every clause matches in them (or any), and no unwanted one. A negative number is no limit.
    Of these, those for which the condition `among` on a document `d` is true.
    """
    where, params = _where(clauses, unwanted, places, any_of=any_of)
    ids = _newest(f"{where} AND {among[0]}", [*params, *among[1]], newest)
    asked = [part for clause in clauses for part in _columns(clause).items()]
    rank = " + ".join(f"ts_rank_cd({column}, %s::tsquery, 2)" for column, _query in asked)
    sql = f"""
        SELECT id FROM search_document WHERE id = ANY(%s) ORDER BY {rank} DESC, at DESC, id DESC
    """  # noqa: S608  # column names are ours
    return _ids(sql, [ids, *[query for _column, query in asked]]) if ids else []


def _newest(where: str, params: list[Any], newest: int) -> list[int]:
    """The index hands out what matches in no order.

    So few are taken as they are; of many, it is asked for those in a window of the newest
    documents, wider each time until there are enough.
    """
    sql = f"SELECT id FROM search_document d WHERE {where}"  # noqa: S608  # column names are ours
    if newest < 0:
        return _ids(sql, params)
    ids = _ids(f"{sql} LIMIT %s", [*params, newest + 1])
    if len(ids) <= newest:
        return ids
    last = _ids("SELECT max(id) FROM search_document", [])[0]
    window, ids = FIRST_WINDOW, []
    while len(ids) < newest:
        ids = _ids(f"{sql} AND id > %s", [*params, last - window])
        window *= 4
    return sorted(ids, reverse=True)[:newest]


def _ids(sql: str, params: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]


def _where(
    clauses: list[Clause], unwanted: list[Clause], places: Iterable[int], *, any_of: bool
) -> tuple[str, list[Any]]:
    wanted = (" OR " if any_of else " AND ").join(_condition(clause) for clause in clauses)
    parts = [f"{_PLACES} && %s::bigint[]", f"({wanted})"]
    parts += [f"NOT {_condition(clause)}" for clause in unwanted]
    queries = [query for clause in [*clauses, *unwanted] for query in _columns(clause).values()]
    return " AND ".join(parts), [list(places), *queries]


def _condition(clause: Clause) -> str:
    return "(" + " OR ".join(f"{column} @@ %s::tsquery" for column in _columns(clause)) + ")"


def _columns(clause: Clause) -> dict[str, str]:
    """What each column is asked for: the one, the other, or both."""
    queries: dict[str, list[str]] = {}
    for way in clause.ways:
        queries.setdefault("stems" if way.kind == "stem" else "words", []).append(_query(way))
    return {column: " | ".join(ways) for column, ways in queries.items()}


def _query(way: Way) -> str:
    row = " <-> ".join(f"'{token}'" for token in way.tokens)
    return f"({row}:*)" if way.kind == "beginning" else f"({row})"


def _vector(tokens: list[str]) -> str:
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens, start=1):
        places.setdefault(token, []).append(place)
    return " ".join(
        f"'{token}':{','.join(map(str, numbers[:250]))}" for token, numbers in places.items()
    )
