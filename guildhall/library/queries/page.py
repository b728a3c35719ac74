"""One page, with its row and the rules of its community."""

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.seats import Seat
from guildhall.library.events import PAGE
from guildhall.library.models import Rules


def page_at(seat: Seat, entry_id: int) -> Entry | None:
    """A page with its row and author, and its community's rules. One query.

    None where the seat does not see it.
    """
    rows = _page.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    page = entry.page
    page.rules = getattr(entry.community, "library_rules", None) or Rules(community=seat.community)
    page.entry, entry.community = entry, seat.community
    if not _is_named(page.replaced_by, entry):
        page.replaced_by = None
    return entry


def page_titled(seat: Seat, title: str) -> int | None:
    """The newest page here with exactly this title. One query."""
    pages = Entry.objects.at(seat).published().filter(kind=PAGE, title=title)
    return pages.order_by("-created_at").values_list("pk", flat=True).first()


def _is_named(replacement: Entry | None, entry: Entry) -> bool:
    """What replaces it is named only while everyone who reads this page can see it."""
    if replacement is None:
        return False
    return replacement.is_published and replacement.community_id == entry.community_id


@PreparedAt
def _page(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind=PAGE)
    return entries.select_related(
        "author",
        "community__library_rules",
        "page__withdrawn_by",
        "page__replaced_by",
        "reliance__owner",
        "reliance__deputy",
        "reliance__offered_to",
    ).defer("page__replaced_by__body", "page__replaced_by__body_html")
