"""The rows of a list, drawn once for all readers and kept until something in its community changes.

The rule is that of pages for people without a session: the versions of house and community are in
the key, and every change of what may be seen raises one of them in its own transaction. So rows
may hold nothing of one reader: what they wrote themselves and is held back, or marked for them.
"""

import hashlib
from collections.abc import Callable, Sequence

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.web.lists import DrawnPage, page_for

KEPT_FOR = 300  # seconds: rows say how long a question has been waiting
LONGEST_MARK = 100


def kept_rows(
    request: HttpRequest,
    seat: Seat,
    *name: str | int | None,
    read: Callable[[], tuple[QuerySet[Entry], str]],
    draw: Callable[[Sequence[Entry]], Sequence[SafeString]],
    is_own: bool = False,
    size: int = 20,
) -> DrawnPage:
    """One page of a list; `name` tells it from all other lists of its community.

    `read` gives its published entries and the time they are sorted by; `draw` makes a page of them
    HTML, row by row. Nothing is asked of the database where the page is kept. A list of the
    reader's own (`is_own`) is kept for them alone.
    """
    owner = seat.someone.pk if is_own else None
    mark = request.GET.get("after", "")[:LONGEST_MARK]
    versions = f"{seat.community.pk}|{seat.community.version}|{seat.house_version}"
    asked = f"{versions}|{name}|{owner}|{size}|{get_language()}|{mark}"
    key = f"rows:{hashlib.sha256(asked.encode()).hexdigest()}"
    kept: DrawnPage | None = cache.get(key)
    if kept is None:
        entries, by = read()
        page = page_for(request, entries, by=by, size=size)
        html = format_html_join("", "{}", ((row,) for row in draw(page.rows)))
        kept = DrawnPage(html, page.next_mark, page.is_first)
        cache.set(key, kept, KEPT_FOR)
    return kept
