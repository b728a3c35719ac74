"""One tip or practice, with its row and the rules of its community."""

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.seats import Seat
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import Rules


def way_at(seat: Seat, entry_id: int) -> Entry | None:
    """A tip or practice with its row, label and author, and its community's rules. One query.

    None where the seat does not see it.
    """
    rows = _way.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    entry.way.rules = getattr(entry.community, "practice_rules", None) or Rules(
        community=seat.community
    )
    entry.community = seat.community
    entry.way.entry = entry
    _leave_out_unseen(entry)
    return entry


def _leave_out_unseen(entry: Entry) -> None:
    """What replaces it, and what it is a local version of, is named only while all can see it."""
    for name in ("replaced_by", "branch_of"):
        other = getattr(entry.way, name)
        if other and (not other.is_published or other.community_id != entry.community_id):
            setattr(entry.way, name, None)


@PreparedAt
def _way(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind__in=[TIP, PRACTICE])
    return entries.select_related(
        "author",
        "community__practice_rules",
        "way__label",
        "way__claimed_by",
        "way__stands_behind",
        "way__withdrawn_by",
        "way__replaced_by",
        "way__branch_of",
    ).defer(
        "way__replaced_by__body",
        "way__replaced_by__body_html",
        "way__branch_of__body",
        "way__branch_of__body_html",
    )
