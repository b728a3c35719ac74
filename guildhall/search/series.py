"""A series is one result: of eight meetings that match, the best is shown and stands for all.

So is a file, of which several parts match.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from guildhall.commons.kinds import kinds
from guildhall.kit.declared import Asked
from guildhall.search.models import Document

series_of: Asked[Callable[[Sequence[int]], Mapping[int, int]]] = Asked("series_of", "entry_ids")


_FILE = "file"
Series = tuple[str, int]  # the room or file, and its number


class OnceASeries:
    """Remembers which series have been seen, and which documents stand for one."""

    def __init__(self) -> None:
        self._first: dict[Series, int] = {}
        self.stand_for_more: set[int] = set()

    def first_of(self, ids: Sequence[int], seen: Mapping[int, Document]) -> set[int]:
        """Of these documents, the best first: those that were seen, but each series only once."""
        series = _series_by_document(seen.values())
        files = {pk: one.attachment_id for pk, one in seen.items() if one.attachment_id}
        series |= {pk: (_FILE, attachment_id) for pk, attachment_id in files.items()}
        return {pk for pk in ids if pk in seen and self._is_first(pk, series.get(pk))}

    def _is_first(self, document_id: int, series: Series | None) -> bool:
        if series is None:
            return True
        first = self._first.setdefault(series, document_id)
        if first != document_id and series[0] != _FILE:
            self.stand_for_more.add(first)
        return first == document_id


def _series_by_document(documents: Iterable[Document]) -> dict[int, Series]:
    """The series of those that belong to one. One query for each room with two such entries."""
    by_room: dict[str, dict[int, int]] = {}
    for document in documents:
        if document.kind in kinds and document.entry_id and not document.attachment_id:
            by_room.setdefault(kinds[document.kind].room, {})[document.entry_id] = document.pk
    series: dict[int, Series] = {}
    for room, by_entry in by_room.items():
        ask_room = series_of.of(room)
        if ask_room and len(by_entry) > 1:
            found = ask_room(list(by_entry))
            series |= {by_entry[entry_id]: (room, number) for entry_id, number in found.items()}
    return series
