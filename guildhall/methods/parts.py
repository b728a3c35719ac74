"""What the pages of a session and a run sheet show of their own."""

from collections.abc import Sequence

from guildhall.commons.laying_out import starts_for
from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.commons.text import editable
from guildhall.communities.seats import Seat
from guildhall.methods import policy
from guildhall.methods.cards import Method
from guildhall.methods.events import SESSION
from guildhall.methods.lays_out import layout_of_entry
from guildhall.methods.queries import method_of
from guildhall.methods.session_states import ENDED
from guildhall.methods.steps import minutes_of, steps_of

ROOMS_OF_A_SHEET = ("meetings", "ideas", "decisions")


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """Its state, who leads it, and its steps; of a run sheet how long it takes.

    And what it starts elsewhere: a query or two for stewards, where Ideas or Decisions is open.
    """
    if entry.kind != SESSION:
        steps = steps_of(editable(entry))
        reads = {
            "minutes": minutes_of(steps),
            "has_steps": bool(steps),
            "may_prepare": policy.may_prepare_session(seat),
        }
        return [
            Part(Spot.HEAD, "methods/_sheet_head.html", reads, "head"),
            *_started(seat, entry, ROOMS_OF_A_SHEET if steps else ()),
        ]
    session = entry.session
    method = method_of(session)
    head = {"session": session, "method": method}
    steps = session.steps
    return [
        Part(Spot.HEAD, "methods/_session_head.html", head, "head"),
        Part(Spot.AFTER, "methods/_steps_of.html", {"steps": steps, "minutes": minutes_of(steps)}),
        *_started(seat, entry, _rooms_of(entry, method)),
    ]


def _rooms_of(entry: Entry, method: Method | None) -> Sequence[str]:
    """Where a session goes on, as its method says; once it was held, its lines do."""
    if entry.state == ENDED:
        return ()
    return method.starts if method else ROOMS_OF_A_SHEET


def _started(seat: Seat, entry: Entry, rooms: Sequence[str]) -> list[Part]:
    if not rooms or not seat.takes_part or not entry.is_published:
        return []
    layout = layout_of_entry(seat, entry)
    started = [(one, one.path(seat, layout)) for one in starts_for(seat, layout, rooms=rooms)]
    return [Part(Spot.AFTER, "methods/_starts.html", {"started": started})] if started else []
