"""What the page of a meeting shows: its notes are its text, between what comes before and after."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.meetings import policy, queries
from guildhall.meetings.forms import PointForm
from guildhall.meetings.invitation_text import invitation_text
from guildhall.meetings.models import ActionPoint, Coming, Meeting, MeetingKind, MeetingState
from guildhall.meetings.run_sheets import RUN_SHEETS

ON_THE_WAITING_LIST = _("You're on the waiting list")
ANSWERS = {
    "": _("Are you going?"),
    Coming.Answer.YES.value: _("You're going"),
    Coming.Answer.PERHAPS.value: _("You might go"),
    Coming.Answer.NO.value: _("You can't go"),
}


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """In the order of an evening: who is going, the agenda, the notes, who does what.

    At most four queries.
    """
    meeting = entry.meeting
    agenda = queries.agenda_of(meeting, seat.person)
    carried, taken = queries.action_points_of(meeting) if seat.is_member else ([], [])
    return [
        *_heads(meeting),
        *_who_comes(seat, meeting),
        *_invitation(seat, meeting, agenda),
        Part(Spot.TEXT, "meetings/_did_it_take_place.html"),
        Part(Spot.TEXT, "meetings/_carried.html", {"points": carried}, "carried"),
        *_agenda(seat, meeting, agenda),
        *_write_up(meeting, taken),
        *_who_was_there(seat, meeting),
    ]


def _heads(meeting: Meeting) -> list[Part]:
    heads = [Part(Spot.HEAD, "meetings/_head.html", name="head")]
    if meeting.series:
        heads.append(Part(Spot.BACK, "meetings/_back_to_series.html", {"series": meeting.series}))
    if meeting.entry.state == MeetingState.CANCELLED:
        heads.append(Part(Spot.NOTICE, "meetings/_cancelled.html"))
    return heads


def _who_comes(seat: Seat, meeting: Meeting) -> list[Part]:
    """While a time is being found, which suits whom; then who is going. For members only."""
    if not seat.is_member:
        return []
    if meeting.entry.state != MeetingState.FINDING:
        guests = queries.guests_of(meeting.entry, seat.person)
        reads = {"guests": guests, "my_answer": _answer_in_words(guests)}
        return [Part(Spot.TEXT, "meetings/_guests.html", reads, "coming")]
    times = queries.times_of(meeting, seat.person)
    reads = {
        "times": times,
        "may_say": bool(policy.may_say_times(seat, meeting)),
        "may_choose": bool(policy.may_change_meeting(seat, meeting)),
    }
    return [Part(Spot.TEXT, "meetings/_times.html", reads, "times")] if times else []


def _answer_in_words(guests: queries.Guests) -> Promise:
    return ON_THE_WAITING_LIST if guests.is_waiting else ANSWERS[guests.mine]


def _invitation(seat: Seat, meeting: Meeting, agenda: queries.Agenda) -> list[Part]:
    """For those who lead it: words to invite others with."""
    is_to_come = meeting.entry.state == MeetingState.PLANNED and not meeting.is_over
    if not is_to_come or not policy.may_change_meeting(seat, meeting):
        return []
    reads = {"invitation": invitation_text(meeting, agenda.points)}
    return [Part(Spot.TEXT, "meetings/_invitation.html", reads, "invitation")]


def _agenda(seat: Seat, meeting: Meeting, agenda: queries.Agenda) -> list[Part]:
    may_set = bool(policy.may_set_agenda(seat, meeting))
    if not agenda.points and not may_set:
        return []
    reads = {
        "agenda": agenda,
        "may_set": may_set,
        "may_change": bool(policy.may_change_meeting(seat, meeting)),
        "point": PointForm(),
        "run_sheet": RUN_SHEETS[MeetingKind(meeting.kind)],
    }
    return [Part(Spot.TEXT, "meetings/_agenda.html", reads, "agenda")]


def _write_up(meeting: Meeting, taken: list[ActionPoint]) -> list[Part]:
    """Notes and actions; one closed fold as long as nothing can be in them."""
    if not meeting.has_begun and not meeting.entry.body and not taken:
        return [Part(Spot.TEXT, "meetings/_write_up_later.html")]
    return [
        Part(Spot.TEXT, "meetings/_notes.html"),
        Part(Spot.TEXT, "meetings/_actions.html", {"points": taken}, "actions"),
    ]


def _who_was_there(seat: Seat, meeting: Meeting) -> list[Part]:
    is_known = meeting.has_begun and meeting.entry.state != MeetingState.FINDING
    if not is_known or not policy.may_check_in(seat, meeting):
        return []
    reads = {
        "guests": queries.guests_of(meeting.entry, seat.person),
        "may_change": bool(policy.may_change_meeting(seat, meeting)),
    }
    return [Part(Spot.TEXT, "meetings/_there.html", reads, "there")]
