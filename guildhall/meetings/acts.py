"""What a reader can do with a meeting."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, Look
from guildhall.communities.seats import Seat
from guildhall.meetings import policy
from guildhall.meetings.models import Coming, Meeting, MeetingState
from guildhall.meetings.queries import guests_of

CHANGE = Act(_("Edit"), "pencil", "change_meeting", is_post=False)
CANCEL = Act(_("Cancel meeting …"), "x", "cancel_meeting", is_post=False)
REVIVE = Act(_("Restore meeting"), "undo-2", "revive_meeting", "cancelled")
SAY_HELD = Act(_("Yes"), "", "say_held", "outcome", look=Look.MAIN)
SAY_NOT_HELD = Act(_("No"), "", "say_not_held", "outcome")

_in_place = partial(Act, is_in_place=True)
ANSWER = partial(_in_place, url_name="answer_coming", place="coming")
GOING = partial(ANSWER, _("Going"), args=(Coming.Answer.YES,))
MIGHT_GO = partial(ANSWER, _("Might go"), args=(Coming.Answer.PERHAPS,))
CANNOT_GO = partial(ANSWER, _("Can't go"), args=(Coming.Answer.NO,))
CHOSEN: dict[str, Any] = {"icon": "check", "look": Look.MAIN, "is_pressed": True}
YES, CHOSEN_YES = GOING(icon=""), GOING(**CHOSEN)
PERHAPS, CHOSEN_PERHAPS = MIGHT_GO(icon=""), MIGHT_GO(**CHOSEN)
NO, CHOSEN_NO = CANNOT_GO(icon=""), CANNOT_GO(**CHOSEN)

_hosting_in_place = partial(_in_place, place="hosting", changes=("head", "acts"))
HOST = _hosting_in_place(_("I'll host"), "hand", "host_meeting")
HAND_BACK = _hosting_in_place(_("I can't host after all"), "", "hand_back_hosting", look=Look.QUIET)
CHECK_IN = _in_place(_("I was there"), "user-check", "check_in", "there")
TAKE_BACK_CHECK_IN = _in_place(
    _("I wasn't there after all"), "", "take_back_check_in", "there", look=Look.QUIET
)
WRITE_NOTES = Act(_("Write notes"), "pencil", "write_notes", "notes", is_post=False)
EDIT_NOTES = Act(_("Edit notes"), "pencil", "write_notes", "notes", is_post=False)
TAKE_ACTION = Act(_("Add an action"), "plus", "take_action", "actions", is_post=False)


def acts(seat: Seat, entry: Entry, marks: Marks) -> list[Act]:
    """Say if you're going, host it, write notes.

    People who lead it also edit it, cancel it, and say whether it took place.
    """
    meeting = entry.meeting
    return [
        *(_leading(meeting) if policy.may_change_meeting(seat, meeting) else []),
        *_coming(seat, meeting),
        *_hosting(seat, meeting),
        *_checking_in(seat, meeting),
        *_writing(seat, meeting),
    ]


def _leading(meeting: Meeting) -> list[Act]:
    if meeting.entry.state == MeetingState.CANCELLED:
        return [REVIVE]
    if meeting.entry.state not in (MeetingState.PLANNED, MeetingState.FINDING):
        return []
    is_to_be_settled = meeting.is_over and meeting.entry.state == MeetingState.PLANNED
    return [CHANGE, CANCEL, *((SAY_HELD, SAY_NOT_HELD) if is_to_be_settled else ())]


def _coming(seat: Seat, meeting: Meeting) -> list[Act]:
    if not policy.may_answer_coming(seat, meeting):
        return []
    mine = guests_of(meeting.entry, seat.person).mine
    return [
        CHOSEN_YES if mine == Coming.Answer.YES else YES,
        CHOSEN_PERHAPS if mine == Coming.Answer.PERHAPS else PERHAPS,
        CHOSEN_NO if mine == Coming.Answer.NO else NO,
    ]


def _hosting(seat: Seat, meeting: Meeting) -> list[Act]:
    if policy.may_host_meeting(seat, meeting):
        return [HOST]
    is_host = seat.person is not None and meeting.host_id == seat.person.pk
    return [HAND_BACK] if is_host and policy.may_answer_coming(seat, meeting) else []


def _checking_in(seat: Seat, meeting: Meeting) -> list[Act]:
    if not meeting.has_begun or not policy.may_check_in(seat, meeting):
        return []
    return [TAKE_BACK_CHECK_IN if guests_of(meeting.entry, seat.person).i_was_there else CHECK_IN]


def _writing(seat: Seat, meeting: Meeting) -> list[Act]:
    if not policy.may_write_notes(seat, meeting):
        return []
    return [EDIT_NOTES if meeting.entry.body else WRITE_NOTES, TAKE_ACTION]
