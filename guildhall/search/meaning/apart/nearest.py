"""Which vectors of some shelves lie closest to one: numpy over mapped files."""

import base64
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from guildhall.search.meaning.apart.rows import HEAD, LENGTH, kind_number, path_of, width_in

MOST_ROWS = 100_000  # looked at for one question: the newest of each shelf, evenly
_ANSWERS = 5  # so many of one entry may be among the closest
_AT_ONCE = 4_096  # made into longer numbers together
_STEPS = 127

Vector = Any


def packed(vector: Vector) -> bytes:
    """One byte a number, as large as they fit; its length in front makes it comparable."""
    largest = float(np.abs(vector).max()) or 1.0
    numbers = np.rint(vector * (_STEPS / largest)).astype(np.int8)
    length = float(np.linalg.norm(numbers.astype(np.float32))) or 1.0
    return LENGTH.pack(length) + numbers.tobytes()


def as_text(vector: Vector) -> str:
    return base64.b64encode(packed(vector)).decode()


class Shelves:
    """Files of one folder, mapped as they are asked for, and again when they have changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mapped: dict[int, tuple[tuple[int, int], Any]] = {}

    def vector_of(self, document: int, place: int) -> Vector | None:
        rows = self._rows(place)
        at = int(np.searchsorted(rows["document"], document)) if rows is not None else 0
        if rows is None or at >= len(rows) or rows["document"][at] != document:
            return None
        return rows["numbers"][at].astype(np.float32) / rows["length"][at]

    def nearest_subjects(
        self, vector: Vector, places: Sequence[int], *, kinds: Sequence[str], most: int
    ) -> list[tuple[int, float]]:
        """Entries of these kinds by what lies closest, they themselves or one of their answers."""
        found = self._nearest(vector, places, kinds=kinds, most=most * _ANSWERS, by="subject")
        best: dict[int, float] = {}
        for subject, cosine in found:
            best.setdefault(subject, cosine)
        return list(best.items())[:most]

    def nearest(
        self, vector: Vector, places: Sequence[int], *, most: int
    ) -> list[tuple[int, float]]:
        """Documents of any kind, with the cosine of the angle; the closest first."""
        return self._nearest(vector, places, kinds=(), most=most, by="document")

    def _nearest(
        self, vector: Vector, places: Sequence[int], *, kinds: Sequence[str], most: int, by: str
    ) -> list[tuple[int, float]]:
        wanted = [kind_number(kind) for kind in kinds]
        found = [rows for place in places if (rows := self._rows(place)) is not None]
        each = max(1, MOST_ROWS // max(1, len(found)))
        parts = [part for rows in found for part in _scores(rows[-each:], vector, wanted, by)]
        if not parts:
            return []
        documents = np.concatenate([ids for ids, _scores in parts])
        scores = np.concatenate([scores for _ids, scores in parts])
        best = np.lexsort((-documents, -scores))[:most]
        return [(int(documents[one]), round(float(scores[one]), 4)) for one in best]

    def _rows(self, place: int) -> Any:
        path = path_of(self._folder, place)
        try:
            stat = path.stat()
        except FileNotFoundError:
            self._mapped.pop(place, None)
            return None
        now = (stat.st_mtime_ns, stat.st_ino)
        known = self._mapped.get(place)
        if known is None or known[0] != now:
            known = now, _map(path, stat.st_size)
            self._mapped[place] = known
        return known[1]


def _map(path: Path, size: int) -> Any:
    with path.open("rb") as file:
        width = width_in(file.read(HEAD.size))
    if not width:
        return None
    fields = [
        ("document", "<i8"),
        ("subject", "<i8"),
        ("kind", "<u4"),
        ("length", "<f4"),
        ("numbers", "i1", (width,)),
    ]
    row = np.dtype(fields)
    count = (size - HEAD.size) // row.itemsize
    return np.memmap(path, row, "r", HEAD.size, (count,)) if count else None


def _scores(rows: Any, vector: Vector, kinds: list[int], by: str) -> Iterator[tuple[Any, Any]]:
    if rows["numbers"].shape[1] != len(vector):
        return
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        if kinds:
            part = part[np.isin(part["kind"], kinds)]
        if len(part):
            yield part[by], part["numbers"].astype(np.float32) @ vector / part["length"]
