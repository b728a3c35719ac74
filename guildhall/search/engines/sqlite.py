"""Tokens in an FTS5 table whose rowid is the document's id.

The table keeps no copy of what it indexes: to forget a document it is told the same tokens again,
which lie packed beside the document. A third column holds a token for the place of the document,
so that the index itself looks only where the reader may read. It has no weight in the ranking, and
is as long as the others together: so the length of a text, by that of all texts, stays as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from guildhall.kit.listed import listed
from guildhall.kit.prepared import prepared
from guildhall.search.ask import Clause, Way
from guildhall.search.models import COMMUNITIES, PEOPLE, KeptReading
from guildhall.search.readings import Packed, Reading, pack, unpack

CREATE = (
    "CREATE VIRTUAL TABLE search_words "
    "USING fts5(words, stems, place, tokenize = 'ascii', content = '')"
)
CREATE_ALL = (CREATE,)
DROP = "DROP TABLE IF EXISTS search_words"
BATCH = 500

Condition = tuple[str, Sequence[Any]]

_INSERT = "INSERT INTO search_words (rowid, words, stems, place) VALUES (%s, %s, %s, %s)"
_DELETE = (
    "INSERT INTO search_words (search_words, rowid, words, stems, place) "
    "VALUES ('delete', %s, %s, %s, %s)"
)
_RANKED = """
    SELECT newest.id FROM (
        SELECT d.id, d.at, bm25(search_words, 1.0, 2.0, 0.0) AS rank
        FROM search_words CROSS JOIN search_document d ON d.id = search_words.rowid
        WHERE search_words MATCH %s AND {among} ORDER BY search_words.rowid DESC LIMIT %s
    ) AS newest ORDER BY newest.rank, newest.at DESC, newest.id DESC
"""


def keep(readings: Iterable[Reading]) -> None:
    """Store these, in place of what was stored for the same documents."""
    packed = {}
    for one in readings:
        words, stems = " ".join(one.words), " ".join(one.stems)
        packed[one.document_id] = Packed(_column(one.place, words, stems), words, stems, one.text)
    _keep(packed)


def move(places: Mapping[int, int]) -> None:
    """Documents (by id) are read in other places now."""
    _keep(
        {
            pk: packed._replace(place=_column(places[pk], packed.words, packed.stems))
            for pk, packed in _kept(places).items()
        }
    )


def forget(document_ids: Iterable[int]) -> None:
    """Before the documents are deleted: without their readings nothing could be forgotten."""
    ids = list(document_ids)
    for start in range(0, len(ids), BATCH):
        known = _kept(ids[start : start + BATCH])
        _execute(_DELETE, known)
        KeptReading.objects.filter(pk__in=list(known)).delete()


def forget_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    KeptReading.objects.all().delete()


def matching(
    clauses: list[Clause], *, places: Iterable[int], between: tuple[int, int] | None = None
) -> RawSQL:
    """The ids of documents in these places in which every clause matches.

    Only those between the two of `between`, where these are given.
    """
    sql = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
    params: list[Any] = [_expression(clauses, [], places, any_of=False)]
    if between:
        sql += " AND rowid BETWEEN %s AND %s"
        params += between
    return RawSQL(sql, params)


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

    Every clause matches in them (or any), and no unwanted one, and the condition `among` on a
    document `d` is true: only these are ranked. A negative number is no limit.
    """
    condition, params = among
    expression = _expression(clauses, unwanted, places, any_of=any_of)
    with connection.cursor() as cursor:
        cursor.execute(_RANKED.format(among=condition), [expression, *params, newest])
        return [row[0] for row in cursor.fetchall()]


def _kept(document_ids: Iterable[int]) -> dict[int, Packed]:
    rows = _readings.rows(ids=listed(document_ids))
    return {one.pk: unpack(one.packed) for one in rows}


@prepared
def _readings(ids: str) -> QuerySet[KeptReading]:
    return KeptReading.objects.filter(document__pk__listed=ids)


def _keep(readings: Mapping[int, Packed]) -> None:
    _execute(_DELETE, _kept(readings))
    _execute(_INSERT, readings)
    KeptReading.objects.bulk_create(
        [KeptReading(document_id=pk, packed=pack(packed)) for pk, packed in readings.items()],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["packed"],
    )


def _execute(sql: str, readings: Mapping[int, Packed]) -> None:
    if not readings:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            sql, [[pk, one.words, one.stems, one.place] for pk, one in readings.items()]
        )


def _column(place: int, words: str, stems: str) -> str:
    """The token of a place, and fillers; empty for a text without words, which nothing finds."""
    length = len(words.split()) + len(stems.split())
    return " ".join([_place(place), *["x"] * (length - 1)]) if length else ""


def _place(place: int) -> str:
    return {PEOPLE: "people", COMMUNITIES: "communities"}.get(place, f"c{place}")


def _expression(
    clauses: list[Clause], unwanted: list[Clause], places: Iterable[int], *, any_of: bool
) -> str:
    where = f"place : ({' OR '.join(_place(place) for place in places)})"
    wanted = (" OR " if any_of else " AND ").join(_part(clause) for clause in clauses)
    asked = f"{where} AND ({wanted})"
    if not unwanted:
        return asked
    return f"({asked}) NOT ({' OR '.join(_part(clause) for clause in unwanted)})"


def _part(clause: Clause) -> str:
    return "(" + " OR ".join(_way(way) for way in clause.ways) + ")"


def _way(way: Way) -> str:
    tokens = " ".join(way.tokens)
    if way.kind == "stem":
        return f'stems : "{tokens}"'
    return f'words : "{tokens}" *' if way.kind == "beginning" else f'words : "{tokens}"'
