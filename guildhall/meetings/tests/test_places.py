"""The place of a meeting: the address of a call is a link in words until the meeting is over."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.meetings.models import Meeting
from guildhall.meetings.templatetags.meetings import meeting_place

HOUR = dt.timedelta(hours=1)
JOIN = '<a href="https://call.example/show" rel="nofollow">Join the call</a>'


@pytest.mark.parametrize(
    ("where", "to_come", "over"),
    [
        ("Hall 2", "Hall 2", "Hall 2"),
        ("https://call.example/show", JOIN, ""),
        ("Hall 2, https://call.example/show.", f"Hall 2 · {JOIN}", "Hall 2"),
        ("<b>, javascript:alert(1)", "&lt;b&gt;, javascript:alert(1)", None),
    ],
)
def test_meeting_place_offers_the_call_until_it_is_over(where, to_come, over):
    now = timezone.now()

    upcoming = meeting_place(Meeting(where=where, starts_at=now, ends_at=now + HOUR))
    past = meeting_place(Meeting(where=where, starts_at=now - 2 * HOUR, ends_at=now - HOUR))

    assert [upcoming, past] == [to_come, to_come if over is None else over]
