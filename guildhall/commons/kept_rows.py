"""The rows of a list: which, and in what order, is read anew; what each says is kept.

A row is drawn once for all readers, so it may hold nothing of one of them. The rule is that of
pages for people without a session: every change of what may be seen raises the version of the
entry, of its community or of the house in its own transaction; a row is kept under all three.
"""

from collections.abc import Callable, Mapping, Sequence

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.prepared_lists import PreparedList, Wanted
from guildhall.commons.ui.row_marks import row_marks
from guildhall.commons.unread import entries_with_news
from guildhall.communities.seats import Seat
from guildhall.web.addresses import address_by_name
from guildhall.web.lists import DrawnPage

KEPT_FOR = 300  # seconds: a row says how long its question has been waiting


def drawn_page(
    request: HttpRequest,
    seat: Seat,
    entries: PreparedList,
    wanted: Wanted,
    *,
    draw: Callable[[Sequence[Entry]], Sequence[SafeString]],
    own: Callable[[Sequence[Entry]], Mapping[int, SafeString]] | None = None,
    size: int = 20,
) -> DrawnPage:
    """One page of the list that is wanted of the seat's community, the newest first.

    `draw` makes entries HTML, one row each; it is asked only for rows that are not kept. What is
    new for the reader is marked beside the row, never in what is kept; so is what `own` draws for
    this reader, by id. One query where all are kept, two and those of `entries` where some are not,
    and one more for a reader's marks.
    """
    page = entries.page(seat, wanted, mark=request.GET.get("after", ""), size=size)
    versions = f"{seat.community.version}:{seat.house_version}:{get_language()}"
    keys = {row.pk: f"row:{row.kind}:{row.pk}:{row.version}:{versions}" for row in page}
    kept: dict[str, str] = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in kept]
    if missing:
        found = list(entries.entries(seat, wanted).filter(pk__in=missing))
        made = {keys[entry.pk]: row for entry, row in zip(found, draw(found), strict=True)}
        cache.set_many(made, KEPT_FOR)
        kept.update(made)
    news = entries_with_news(seat.person, keys)
    theirs = own(page.rows) if own else {}
    rows = []
    for pk, key in keys.items():
        if key in kept:
            mark = _mark(pk, seat) if pk in news else ""
            rows.append(_with_own(kept[key], mark, theirs.get(pk, "")))
    # What is marked safe was drawn by our templates.
    return DrawnPage(mark_safe("".join(rows)), page.next_mark, page.is_first)


def _mark(entry_id: int, seat: Seat) -> SafeString:
    address = address_by_name("first_unread", seat.community.slug, entry_id)
    return row_marks(Marks(), news=address)


def _with_own(row: str, *own: str) -> str:
    """A row of one element with what is this reader's as the last in it."""
    if not any(own):
        return row
    inside, end, name = row.rpartition("</")
    return "".join([inside, *own, end, name])
