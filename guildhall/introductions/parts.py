"""What only the page of an opening shows: what it is, until when, and where to answer it."""

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.introductions.models import Opening, OpeningState
from guildhall.introductions.people import write_path_of


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """Two queries."""
    opening = Opening.objects.filter(entry=entry).first()
    if opening is None:
        return []
    reads = {"opening": opening, "topics": list(entry.topics.all())}
    return [Part(Spot.HEAD, "introductions/_opening_head.html", reads), *_answering(seat, entry)]


def _answering(seat: Seat, entry: Entry) -> list[Part]:
    """For members other than its author, while it is open."""
    is_own = seat.person is not None and seat.person.pk == entry.author_id
    is_open = entry.state == OpeningState.OPEN
    if not seat.is_member or is_own or not is_open or not entry.author.is_here:
        return []
    path = f"{write_path_of(entry.author)}?about={entry.pk}"
    reads = {"author": entry.author, "write_path": path}
    return [Part(Spot.AFTER, "introductions/_answer_opening.html", reads)]
