"""Invitations that calendar programs understand, and what they answer.

RFC 5546: REQUEST, CANCEL, REPLY.
"""

import re
from collections.abc import Sequence
from email.utils import parseaddr

from django.conf import settings
from icalendar import Calendar, vCalAddress

from guildhall.mail.building import mail_domain, one_line
from guildhall.meetings.calendars import event_of, finished, new_calendar
from guildhall.meetings.models import Coming, Meeting, MeetingState
from guildhall.notifications.models import Notice
from guildhall.notifications.notice_letter import address_of
from guildhall.notifications.rules import MailPart
from guildhall.people.models import Person

ANSWERS = {
    "ACCEPTED": Coming.Answer.YES,
    "TENTATIVE": Coming.Answer.PERHAPS,
    "DECLINED": Coming.Answer.NO,
}
MOST_LETTERS = 200_000


def invitation_parts(notice: Notice, person: Person, reply_to: str) -> Sequence[MailPart]:
    """What goes along with a mail about a meeting: an invitation, or that it is cancelled.

    Answers go to `reply_to`.
    """
    meetings = Meeting.objects.filter(pk=notice.entry_id)
    meeting = meetings.select_related("entry__community", "series").first()
    if meeting is None or meeting.starts_at is None:
        return []
    is_cancelled = meeting.entry.state == MeetingState.CANCELLED
    method = "CANCEL" if is_cancelled else "REQUEST"
    calendar = new_calendar(meeting.entry.title, method=method)
    event = event_of(meeting, is_alone=True)
    organizer = reply_to or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    event.add("organizer", _address(organizer, meeting.entry.community.name))
    attendee = _address(address_of(person), person.name)
    attendee.params["PARTSTAT"] = "NEEDS-ACTION"
    attendee.params["RSVP"] = "TRUE" if reply_to and not is_cancelled else "FALSE"
    event.add("attendee", attendee)
    calendar.add_component(event)
    return [MailPart(finished(calendar).decode(), f"text/calendar; method={method}")]


def answer_in(content: str, *, meeting: Meeting, addresses: Sequence[str]) -> Coming.Answer | None:
    """What a calendar program answers to this meeting; None for anything else, garbage included."""
    if len(content) > MOST_LETTERS:
        return None
    try:
        calendar = Calendar.from_ical(content)
        if str(calendar.get("METHOD", "")).upper() != "REPLY":
            return None
        for event in calendar.walk("VEVENT"):
            if str(event.get("UID", "")).lower() == f"meeting-{meeting.pk}@{mail_domain()}".lower():
                return _answer_of(event.get("ATTENDEE"), {address.lower() for address in addresses})
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError):
        return None  # garbage says nothing
    return None


def _answer_of(attendees: object, addresses: set[str]) -> Coming.Answer | None:
    named = attendees if isinstance(attendees, list) else [attendees]
    own = [one for one in named if isinstance(one, vCalAddress) and _names_of(one) & addresses]
    return ANSWERS.get(str(own[0].params.get("PARTSTAT", "")).upper()) if own else None


def _names_of(attendee: vCalAddress) -> set[str]:
    """The addresses by which a calendar program names a person.

    Programs that use an id of their own put the address into EMAIL beside it (RFC 7986).
    """
    named = [str(attendee), *(str(attendee.params.get(name, "")) for name in ("EMAIL", "X-EMAIL"))]
    return {
        re.sub(r"(?i)^mailto:", "", address.strip(' "<>')).lower() for address in named if address
    }


def _address(address: str, name: str) -> vCalAddress:
    made = vCalAddress(f"MAILTO:{address}")
    made.params["CN"] = one_line(name).replace('"', "'")
    return made
