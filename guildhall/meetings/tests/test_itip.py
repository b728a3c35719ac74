"""Invitations in mails that calendar programs understand, and their answers read back."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.meetings import actions
from guildhall.meetings.itip import answer_in
from guildhall.meetings.models import Coming
from guildhall.notifications.actions import set_preference


@pytest.fixture
def ben(world, with_mail, settings):
    settings.MAIL_DOOR, settings.MAIL_ADDRESS, settings.GUILDHALL_URL = (
        "127.0.0.1:2525",
        "hall@hall.example",
        "https://hall.example",
    )
    EmailAddress.objects.create(
        user=world.ben, email="ben@example.org", verified=True, primary=True
    )
    set_preference(by=world.ben, quiet_from=0, quiet_until=0)
    return world.ben


@pytest.fixture
def meeting(world, ben):
    soon = timezone.now() + dt.timedelta(days=2)
    return actions.plan_meeting(
        world.community, by=world.ada, title='Evening "one"', starts_at=soon, where="Mill"
    )


@pytest.fixture
def newest(deliver):
    def sent() -> tuple[str, Calendar, str]:
        """The newest mail: its Reply-To, its calendar, and the method in its content type."""
        deliver()
        Letter.objects.waiting().update(not_before=timezone.now())
        send_due()
        [part] = [
            one
            for one in mail.outbox[-1].message().walk()
            if one.get_content_type() == "text/calendar"
        ]
        return (
            mail.outbox[-1].message()["Reply-To"],
            Calendar.from_ical(part.get_payload(decode=True)),
            part.get_param("method"),
        )

    return sent


def event_of(calendar: Calendar):
    [event] = calendar.walk("VEVENT")
    return event


def reply(event, status: str, *, attendee: str = "ben@example.org", method: str = "REPLY") -> str:
    """As a calendar program answers."""
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//A program//EN",
            "VERSION:2.0",
            f"METHOD:{method}",
            "BEGIN:VEVENT",
            f"UID:{event['UID']}",
            "DTSTAMP:20260301T100000Z",
            f"ATTENDEE;PARTSTAT={status}:mailto:{attendee}",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )


def test_who_is_asked_gets_an_invitation_to_answer(meeting, newest):
    address, calendar, method = newest()
    event = event_of(calendar)

    assert (method, str(calendar["METHOD"])) == ("REQUEST", "REQUEST")
    assert event["ORGANIZER"] == f"MAILTO:{address}"
    assert (event["ATTENDEE"], event["ATTENDEE"].params["RSVP"]) == (
        "MAILTO:ben@example.org",
        "TRUE",
    )
    assert (event["DTSTART"].dt, str(event["LOCATION"])) == (
        meeting.starts_at.replace(microsecond=0),
        "Mill",
    )


def test_who_comes_gets_the_new_time_with_a_higher_number_and_the_cancelling(
    world, meeting, ben, newest
):
    first = event_of(newest()[1])
    actions.answer_coming(meeting, by=ben, answer="yes")
    actions.change_meeting(
        meeting,
        by=world.ada,
        title="Evening",
        starts_at=meeting.starts_at + dt.timedelta(hours=1),
        minutes=60,
    )
    _address, moved, _method = newest()
    actions.cancel_meeting(meeting, by=world.ada)
    _address, cancelled, method = newest()

    assert event_of(moved)["SEQUENCE"] > first["SEQUENCE"]
    assert event_of(moved)["UID"] == first["UID"] == event_of(cancelled)["UID"]
    assert (method, str(event_of(cancelled)["STATUS"])) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize(
    ("status", "answer"), [("ACCEPTED", "yes"), ("TENTATIVE", "perhaps"), ("DECLINED", "no")]
)
def test_what_a_program_answers_is_read(meeting, newest, status, answer):
    event = event_of(newest()[1])

    assert answer_in(reply(event, status), meeting=meeting, addresses=["ben@example.org"]) == answer


def test_garbage_other_meetings_and_other_people_say_nothing(world, meeting, newest):
    event = event_of(newest()[1])
    other = actions.plan_meeting(
        world.community,
        by=world.ada,
        title="Other",
        starts_at=timezone.now() + dt.timedelta(days=3),
    )

    said = [
        answer_in(content, meeting=about, addresses=["ben@example.org"])
        for content, about in (
            ("", meeting),
            ("BEGIN:VCALENDAR\nEND:", meeting),
            ("\x00" * 50, meeting),
            ("x" * 300_000, meeting),
            (reply(event, "ACCEPTED", method="REQUEST"), meeting),
            (reply(event, "DELEGATED"), meeting),
            (reply(event, "ACCEPTED", attendee="cleo@example.org"), meeting),
            (reply(event, "ACCEPTED"), other),
            (
                reply(event, "ACCEPTED").replace("BEGIN:VEVENT", "BEGIN:VEVENT\r\nRRULE:FREQ=§"),
                meeting,
            ),
        )
    ]

    assert set(said[:8]) == {None}
    assert Coming.objects.count() == 0
