"""Tokens in an FTS5 table whose rowid is the document's id."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from guildhall.search.ask import Clause, Way

CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(words, stems, tokenize = 'ascii')"
)
DROP = "DROP TABLE IF EXISTS search_words"


def keep(rows: Iterable[tuple[int, list[str], list[str]]]) -> None:
    """Store (document id, words, stems), in place of what was stored for these ids."""
    rows = list(rows)
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM search_words WHERE rowid = %s",
            [[document_id] for document_id, _w, _s in rows],
        )
        cursor.executemany(
            "INSERT INTO search_words (rowid, words, stems) VALUES (%s, %s, %s)",
            [[document_id, " ".join(words), " ".join(stems)] for document_id, words, stems in rows],
        )


def forget(document_ids: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM search_words WHERE rowid = %s", [[pk] for pk in document_ids]
        )


def forget_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_words")


def matching(clauses: list[Clause], *, any_of: bool = False) -> RawSQL:
    """The ids of documents in which every clause (or any) matches."""
    return RawSQL(
        "SELECT rowid FROM search_words WHERE search_words MATCH %s", [_expression(clauses, any_of)]
    )


def ranked_ids(
    clauses: list[Clause], *, any_of: bool, among: tuple[str, Sequence[Any]], start: int, size: int
) -> list[int]:
    """The ids of matching documents among those that the query `among` gives, the best first."""
    sql = f"""
        SELECT d.id FROM search_words CROSS JOIN search_document d ON d.id = search_words.rowid
        WHERE search_words MATCH %s AND d.id IN ({among[0]})
        ORDER BY bm25(search_words, 1.0, 2.0), d.at DESC, d.id DESC LIMIT %s OFFSET %s
    """  # noqa: S608  # `among` is SQL that Django compiled
    with connection.cursor() as cursor:
        cursor.execute(sql, [_expression(clauses, any_of), *among[1], size, start])
        return [row[0] for row in cursor.fetchall()]


def _expression(clauses: list[Clause], any_of: bool) -> str:
    return (" OR " if any_of else " AND ").join(_part(clause) for clause in clauses)


def _part(clause: Clause) -> str:
    return "(" + " OR ".join(_way(way) for way in clause.ways) + ")"


def _way(way: Way) -> str:
    tokens = " ".join(way.tokens)
    if way.kind == "stem":
        return f'stems : "{tokens}"'
    return f'words : "{tokens}" *' if way.kind == "beginning" else f'words : "{tokens}"'
