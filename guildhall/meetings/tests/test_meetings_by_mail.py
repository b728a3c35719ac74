"""Mail that comes in to a meeting: a word, or what a calendar program answers."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.models import Reply
from guildhall.mail.building import mail_domain
from guildhall.meetings.actions import cancel_meeting, plan_meeting
from guildhall.meetings.models import Coming
from guildhall.notifications.addresses import reply_address
from tests.signed_mail import letter


@pytest.fixture
def meeting(world):
    return plan_meeting(
        world.community,
        by=world.ada,
        title="Evening",
        starts_at=timezone.now() + dt.timedelta(days=2),
    )


def calendar_reply(meeting, status: str) -> bytes:
    """As a calendar program answers to an invitation."""
    lines = [
        "BEGIN:VCALENDAR",
        "METHOD:REPLY",
        "VERSION:2.0",
        "PRODID:-//X//EN",
        "BEGIN:VEVENT",
        f"UID:meeting-{meeting.pk}@{mail_domain()}",
        "DTSTAMP:20260301T100000Z",
        f"ATTENDEE;PARTSTAT={status}:mailto:ben@example.org",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines).encode()


def test_a_calendar_program_says_whether_one_comes_and_its_words_are_not_posted(
    world, post, meeting
):
    to = reply_address(world.ben, meeting.entry, None)
    attached = [("invite.ics", calendar_reply(meeting, "ACCEPTED"), ("text", "calendar"))]

    done = post(letter(to, "Ben has accepted this invitation.", attach=attached))

    assert (done.state, Coming.objects.get().answer, Reply.objects.count()) == ("done", "yes", 0)


def test_a_word_by_mail_says_whether_one_comes_and_more_is_a_reply(world, post, meeting):
    to = reply_address(world.ben, meeting.entry, None)

    post(letter(to, "Perhaps\n\nThe van is at the garage."))

    assert Coming.objects.get().answer == "perhaps"
    assert Reply.objects.get().body == "The van is at the garage."


def test_a_calendar_answer_from_another_address_asks_first_and_to_a_cancelled_meeting_says_why(
    world, post, meeting
):
    to = reply_address(world.ben, meeting.entry, None)
    attached = [("invite.ics", calendar_reply(meeting, "ACCEPTED"), ("text", "calendar"))]

    asked = post(letter(to, "Accepted", attach=attached, signed_by=""))
    cancel_meeting(meeting, by=world.ada)
    refused = post(letter(to, "Accepted", attach=attached))

    assert (asked.state, refused.state, Coming.objects.count()) == ("asked", "refused", 0)
    assert "over or cancelled" in refused.reason
