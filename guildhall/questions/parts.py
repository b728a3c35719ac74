"""What only the page of a question shows."""

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.commons.queries import topics_of_entry
from guildhall.communities.seats import Seat
from guildhall.questions.models import State
from guildhall.questions.queries import promise_of

ENDED = (State.CLOSED, State.SAME, State.RESTED)


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """Its state and topics, why it is closed, and who can help with it. One query."""
    head = {"promise": promise_of(entry, seat.community), "topics": topics_of_entry(entry)}
    of_page = [
        Part(Spot.HEAD, "questions/_head.html", head, "head"),
        Part(Spot.BESIDE, "questions/_beside_page.html"),
    ]
    if entry.state in ENDED:
        of_page.append(Part(Spot.NOTICE, "questions/_ended.html"))
    if entry.state == State.WAITING and not entry.answer_count:
        is_own = seat.is_member and seat.person is not None and entry.author_id == seat.person.pk
        of_page.append(Part(Spot.BELOW, "questions/_no_answer.html", {"is_own": is_own}))
    return of_page
