"""Tokens in an FTS5 table whose rowid is the document's id."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import FloatField
from django.db.models.expressions import RawSQL

from guildhall.search.ask import Clause

CREATE = "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(words, stems, tokenize = 'ascii')"
DROP = "DROP TABLE IF EXISTS search_words"


def keep(rows: Iterable[tuple[int, list[str], list[str]]]) -> None:
    """Store (document id, words, stems), in place of what was stored for these ids."""
    rows = list(rows)
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [[document_id] for document_id, _w, _s in rows])
        cursor.executemany(
            "INSERT INTO search_words (rowid, words, stems) VALUES (%s, %s, %s)",
            [[document_id, " ".join(words), " ".join(stems)] for document_id, words, stems in rows],
        )


def forget(document_ids: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [[pk] for pk in document_ids])


def forget_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_words")


def matching(clauses: list[Clause], *, any_of: bool = False) -> RawSQL:
    """The ids of documents in which every clause (or any) matches."""
    return RawSQL("SELECT rowid FROM search_words WHERE search_words MATCH %s", [_expression(clauses, any_of)])


def rank(clauses: list[Clause], *, any_of: bool = False) -> RawSQL:
    """The better, the higher."""
    return RawSQL(
        "(SELECT -bm25(search_words, 1.0, 2.0) FROM search_words WHERE search_words MATCH %s AND rowid = search_document.id)",
        [_expression(clauses, any_of)],
        output_field=FloatField(),
    )


def _expression(clauses: list[Clause], any_of: bool) -> str:
    return (" OR " if any_of else " AND ").join(_part(clause) for clause in clauses)


def _part(clause: Clause) -> str:
    if clause.kind == "beginning":
        return f'words : "{clause.tokens[0]}" *'
    if clause.kind == "phrase":
        in_a_row = " ".join(clause.tokens)
        return f'words : "{in_a_row}"'
    any_stem = " OR ".join(f'"{token}"' for token in clause.tokens)
    return f"stems : ({any_stem})"
