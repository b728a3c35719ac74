"""A series is one result: of eight meetings that match, the best is shown and stands for all."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from guildhall.commons.kinds import kinds
from guildhall.kit.declared import Asked
from guildhall.search.models import Document

series_of: Asked[Callable[[Sequence[int]], Mapping[int, int]]] = Asked("series_of", "entry_ids")


class OnceASeries:
    """Remembers which series have been seen, and which documents stand for one."""

    def __init__(self) -> None:
        self._first: dict[Hashable, int] = {}
        self.stand_for_more: set[int] = set()

    def first_of(self, ids: Sequence[int], seen: Mapping[int, Document]) -> set[int]:
        """Of these documents, the best first: those that were seen, but each series only once."""
        series = _series_by_document(seen.values())
        return {pk for pk in ids if pk in seen and self._is_first(pk, series.get(pk))}

    def _is_first(self, document_id: int, series: Hashable) -> bool:
        if series is None:
            return True
        first = self._first.setdefault(series, document_id)
        if first != document_id:
            self.stand_for_more.add(first)
        return first == document_id


def _series_by_document(documents: Iterable[Document]) -> dict[int, Hashable]:
    """The series of those that belong to one. One query for each room with two such entries."""
    by_room: dict[str, dict[int, int]] = {}
    for document in documents:
        if document.kind in kinds and document.entry_id:
            by_room.setdefault(kinds[document.kind].room, {})[document.entry_id] = document.pk
    series: dict[int, Hashable] = {}
    for room, by_entry in by_room.items():
        ask_room = series_of.of(room)
        if ask_room and len(by_entry) > 1:
            found = ask_room(list(by_entry))
            series |= {by_entry[entry_id]: (room, number) for entry_id, number in found.items()}
    return series
