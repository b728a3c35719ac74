"""Keyset pages over (time, id): the same page however much is written meanwhile."""

import base64
import binascii
import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet


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
    if place:
        rows = rows.filter(_beyond(by, *place, newest_first=newest_first))
    order = [f"-{by}", "-pk"] if newest_first else [by, "pk"]
    fetched = list(rows.order_by(*order)[: size + 1])
    more = len(fetched) > size
    here = fetched[:size]
    return Page(here, write_mark(getattr(here[-1], by), here[-1].pk) if more else None, not place)


def _beyond(by: str, at: dt.datetime, pk: int, *, newest_first: bool) -> Q:
    side = "lt" if newest_first else "gt"
    edge = "lte" if newest_first else "gte"
    return Q(**{f"{by}__{edge}": at}) & (Q(**{f"{by}__{side}": at}) | Q(**{f"pk__{side}": pk}))


def write_mark(at: dt.datetime, pk: int) -> str:
    """The place of a row in its list, as an address can hold it."""
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{pk}".encode()).decode().rstrip("=")


def read_mark(mark: str) -> tuple[dt.datetime, int] | None:
    """The time and id in a mark; None where it is none."""
    try:
        at, pk = base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)).decode().split("|")
        moment = dt.datetime.fromisoformat(at)
        number = int(pk)
    except (ValueError, binascii.Error, UnicodeDecodeError):
        return None
    return (moment, number) if moment.tzinfo and 0 < number < 2**63 else None
