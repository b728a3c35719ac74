"""Tokens as two tsvector columns beside the document, written as literals: no parser in between."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from guildhall.search.ask import Clause, Way

CREATE = """
ALTER TABLE search_document ADD COLUMN words tsvector, ADD COLUMN stems tsvector;
CREATE INDEX search_document_words ON search_document USING gin (words);
CREATE INDEX search_document_stems ON search_document USING gin (stems);
"""
DROP = "ALTER TABLE search_document DROP COLUMN words, DROP COLUMN stems"


def keep(rows: Iterable[tuple[int, list[str], list[str]]]) -> None:
    """Store (document id, words, stems), in place of what was stored for these ids."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_document SET words = %s::tsvector, stems = %s::tsvector WHERE id = %s",
            [[_vector(words), _vector(stems), document_id] for document_id, words, stems in rows],
        )


def forget(document_ids: Iterable[int]) -> None:
    """The columns go with their rows."""


def forget_all() -> None:
    """The columns go with their rows."""


def matching(clauses: list[Clause], *, any_of: bool = False) -> RawSQL:
    """The ids of documents in which every clause (or any) matches."""
    where, params = _where(clauses, any_of)
    sql = f"SELECT id FROM search_document WHERE {where}"  # noqa: S608  # column names are ours
    return RawSQL(sql, params)


def ranked_ids(
    clauses: list[Clause], *, any_of: bool, among: tuple[str, Sequence[Any]], start: int, size: int
) -> list[int]:
    """The ids of matching documents among those that the query `among` gives, the best first."""
    where, params = _where(clauses, any_of)
    asked = [part for clause in clauses for part in _columns(clause).items()]
    rank = " + ".join(f"ts_rank_cd(d.{column}, %s::tsquery, 2)" for column, _query in asked)
    sql = f"""
        SELECT d.id FROM search_document d WHERE ({where}) AND d.id IN ({among[0]})
        ORDER BY {rank} DESC, d.at DESC, d.id DESC LIMIT %s OFFSET %s
    """  # noqa: S608  # `among` is SQL that Django compiled; column names are ours
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, *among[1], *[query for _column, query in asked], size, start])
        return [row[0] for row in cursor.fetchall()]


def _where(clauses: list[Clause], any_of: bool) -> tuple[str, list[str]]:
    parts = [_columns(clause) for clause in clauses]
    where = (" OR " if any_of else " AND ").join(
        "(" + " OR ".join(f"{column} @@ %s::tsquery" for column in columns) + ")"
        for columns in parts
    )
    return where, [query for columns in parts for query in columns.values()]


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
