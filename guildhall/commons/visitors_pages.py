"""Pages outside of communities that are kept for people without a session: each app says its own.

They are filled and answered by `commons/middleware.py`, like the pages of open communities.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import connection

from guildhall.kit.declared import Declared

Versions = list[tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class VisitorsPage:
    """A page by the name of its address.

    `versions` reads, in one query, those of everything on the page that can change, for everyone
    alike: nothing in them may tell of what the world doesn't see. Where there are none, the page is
    drawn anew. Someone who has the cookie of forms has it drawn anew, too.
    """

    name: str
    versions: Callable[[], Versions]


visitors_pages: Declared[VisitorsPage] = Declared("visitors_pages", VisitorsPage, by="name")


def read_versions(sql: str, params: Sequence[int | str]) -> Versions:
    """The rows of a query, in an order of their own. One query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return sorted(cursor.fetchall(), key=str)
