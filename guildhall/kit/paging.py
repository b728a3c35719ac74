"""Keyset pages over (time, id): the same page however much is written meanwhile."""

import base64
import binascii
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
Place = tuple[dt.datetime, int]  # the time and the id of a row


@dataclass(frozen=True, slots=True)
class Page:
    """`rows`, and the mark from which the next page starts (None on the last)."""

    rows: list[Any]
    next_mark: str | None
    is_first: bool

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(
    rows: QuerySet, *, by: str, mark: str = "", size: int = 20, newest_first: bool = True
) -> Page:
    """One page of `rows` sorted by the time `by`, then id. A mark that is not one starts over."""
    place = read_mark(mark)
    fetched = rows_from(rows, place, by=by, size=size, newest_first=newest_first)
    return cut_to_page(list(fetched), by=by, size=size, is_first=place is None)


def rows_from(
    rows: QuerySet[Row], place: Place | None, *, by: str, size: int, newest_first: bool = True
) -> QuerySet[Row]:
    """The rows of a page and one more, from a place on, or from the start."""
    if place:
        rows = rows.filter(_beyond(by, *place, newest_first=newest_first))
    order = [f"-{by}", "-pk"] if newest_first else [by, "pk"]
    return rows.order_by(*order)[: size + 1]


def cut_to_page(fetched: Sequence[Any], *, by: str, size: int, is_first: bool) -> Page:
    """Of rows and one more, those of the page; the one more says that there is a next page."""
    here, more = list(fetched[:size]), len(fetched) > size
    next_mark = write_mark(getattr(here[-1], by), here[-1].pk) if more else None
    return Page(here, next_mark, is_first)


def _beyond(by: str, at: dt.datetime, pk: int, *, newest_first: bool) -> Q:
    side = "lt" if newest_first else "gt"
    edge = "lte" if newest_first else "gte"
    return Q(**{f"{by}__{edge}": at}) & (Q(**{f"{by}__{side}": at}) | Q(**{f"pk__{side}": pk}))


def write_mark(at: dt.datetime, pk: int) -> str:
    """The place of a row in its list, as an address can hold it."""
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{pk}".encode()).decode().rstrip("=")


def read_mark(mark: str) -> Place | None:
    """The time and id in a mark: where the page before ended; None where it is none."""
    try:
        at, pk = base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)).decode().split("|")
        moment = dt.datetime.fromisoformat(at)
        number = int(pk)
    except (ValueError, binascii.Error, UnicodeDecodeError):
        return None
    return (moment, number) if moment.tzinfo and 0 < number < 2**63 else None
