"""What people may do with meetings, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import RolePeriod
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import YES, Verdict, no
from guildhall.meetings.models import ActionPoint, AgendaPoint, Meeting, MeetingState, Series


def may_plan_meeting(seat: Seat) -> Verdict:
    """Every member can plan a meeting."""
    return may_take_part(seat)


def may_plan_series(seat: Seat) -> Verdict:
    """Recurring meetings take up everyone's time: stewards and facilitators set them."""
    if _leads(seat):
        return YES
    return no(
        _(
            "Stewards and facilitators set up recurring meetings. You can plan a single meeting, "
            "or ask one of them."
        )
    )


def may_change_series(seat: Seat, series: Series) -> Verdict:
    return may_plan_series(seat)


def may_change_meeting(seat: Seat, meeting: Meeting) -> Verdict:
    """Its host, the person who planned it, stewards and facilitators."""
    if _leads(seat) or _is_one_of(seat, meeting.host_id, meeting.entry.author_id):
        return YES
    return no(_("The host, the person who planned it and the stewards can edit a meeting."))


def may_answer_coming(seat: Seat, meeting: Meeting) -> Verdict:
    verdict = may_take_part(seat)
    if verdict and (
        meeting.entry.state != MeetingState.PLANNED
        or meeting.is_over
        or not meeting.entry.is_published
    ):
        return no(_("This meeting is over or cancelled."))
    return verdict


def may_say_times(seat: Seat, meeting: Meeting) -> Verdict:
    verdict = may_take_part(seat)
    return (
        no(_("A time has already been chosen."))
        if verdict and meeting.entry.state != MeetingState.FINDING
        else verdict
    )


def may_write_notes(seat: Seat, meeting: Meeting) -> Verdict:
    """Every member can write notes; nobody is asked whether they were there."""
    return _while_there(seat, meeting)


def may_set_agenda(seat: Seat, meeting: Meeting) -> Verdict:
    verdict = _while_there(seat, meeting)
    return (
        no(_("This meeting is over."))
        if verdict and (meeting.is_over or _is_closed(meeting))
        else verdict
    )


def may_take_off(seat: Seat, point: AgendaPoint) -> Verdict:
    if may_change_meeting(seat, point.meeting) or _is_one_of(seat, point.proposed_by_id):
        return YES
    return no(_("The host and the person who suggested a point can remove it."))


def may_host_meeting(seat: Seat, meeting: Meeting) -> Verdict:
    verdict = may_set_agenda(seat, meeting)
    return no(_("This meeting already has a host.")) if verdict and meeting.host_id else verdict


def may_check_in(seat: Seat, meeting: Meeting) -> Verdict:
    verdict = _while_there(seat, meeting)
    return (
        no(_("This meeting was cancelled."))
        if verdict and meeting.entry.state == MeetingState.CANCELLED
        else verdict
    )


def may_take_action(seat: Seat, meeting: Meeting) -> Verdict:
    return _while_there(seat, meeting)


def may_add_action(seat: Seat) -> Verdict:
    """One that comes out of no meeting."""
    return may_take_part(seat)


def may_change_action(seat: Seat, point: ActionPoint) -> Verdict:
    """Its owner, the person who added it, stewards and facilitators.

    Every member can change an action that has no owner.
    """
    verdict = may_take_part(seat)
    if (
        not verdict
        or point.owner_id is None
        or _leads(seat)
        or _is_one_of(seat, point.owner_id, point.made_by_id)
    ):
        return verdict
    return no(_("Its owner, the person who added it and the stewards can edit it."))


def _while_there(seat: Seat, meeting: Meeting) -> Verdict:
    if not meeting.entry.is_published:
        return no(_("This meeting has been deleted."))
    return may_take_part(seat)


def _is_closed(meeting: Meeting) -> bool:
    return meeting.entry.state in (MeetingState.CANCELLED, MeetingState.HELD, MeetingState.NOT_HELD)


def _leads(seat: Seat) -> bool:
    return seat.is_steward or (seat.is_member and RolePeriod.Role.FACILITATOR in seat.roles)


def _is_one_of(seat: Seat, *person_ids: int | None) -> bool:
    return (
        seat.is_member
        and not seat.is_paused
        and seat.person is not None
        and seat.person.pk in person_ids
    )
