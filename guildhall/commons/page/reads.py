"""Reads of an entry for its page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.seats import Seat

Params = ParamSpec("Params")
Result = TypeVar("Result")


def entry_seen(seat: Seat, entry_id: int) -> Entry | None:
    """The entry with its author, where the seat sees it. One query."""
    entries = _entries.rows(seat, entry_id)
    return entries[0] if entries else None


@PreparedAt
def _entries(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    return Entry.objects.at(seat).filter(pk=entry_id).select_related("author")


def read_once(
    read: Callable[Concatenate[Entry, Params], Result],
) -> Callable[Concatenate[Entry, Params], Result]:
    """Decorates a read that both acts and parts of a page need: done once for each entry."""

    @wraps(read)
    def kept(entry: Entry, *args: Params.args, **kwargs: Params.kwargs) -> Result:
        memory = entry.__dict__.setdefault("_read_once", {})
        key = (read, args, tuple(kwargs.items()))
        if key not in memory:
            memory[key] = read(entry, *args, **kwargs)
        return memory[key]

    return kept
