"""What only the page of a question shows."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.commons.queries import topics_of_entry
from guildhall.communities.seats import Seat
from guildhall.questions.models import State, Turn
from guildhall.questions.queries import open_turn, promise_of

A_WEEK = dt.timedelta(days=7)
ENDED = (State.CLOSED, State.SAME, State.RESTED)


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """Its state and topics, why it is closed, and who can help with it.

    One query; two for a member, while it is going round.
    """
    head = {"promise": promise_of(entry, seat.community), "topics": topics_of_entry(entry)}
    of_page = [
        Part(Spot.HEAD, "questions/_head.html", head, "head"),
        Part(Spot.BESIDE, "questions/_beside_page.html"),
    ]
    if entry.state in ENDED:
        of_page.append(Part(Spot.NOTICE, "questions/_ended.html"))
    if turn := _own_turn(seat, entry):
        until = timezone.now().astimezone(turn.person.zone).date() + A_WEEK
        of_page.append(
            Part(Spot.AFTER, "questions/_turn.html", {"turn": turn, "rest_until": until})
        )
    if entry.state == State.WAITING and not entry.answer_count:
        is_own = seat.is_member and seat.person is not None and entry.author_id == seat.person.pk
        reads = {"is_own": is_own, "goes_round": entry.question.goes_round}
        of_page.append(Part(Spot.BELOW, "questions/_no_answer.html", reads))
    return of_page


def _own_turn(seat: Seat, entry: Entry) -> Turn | None:
    """The question is offered to the reader, who alone sees that."""
    if not seat.takes_part or seat.person is None or not entry.question.goes_round:
        return None
    turn = open_turn(entry, seat.person)
    if turn:
        turn.person = seat.person
    return turn
