"""A word about the state of a meeting."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.meetings.models import Meeting, MeetingState
from guildhall.web.ui.tag import tag

register = template.Library()

LOOKS = {  # by state: look and icon
    MeetingState.CANCELLED: ("warn", ""),
    MeetingState.NOT_HELD: ("", ""),
    MeetingState.FINDING: ("accent", ""),
    MeetingState.HELD: ("good", "check"),
}


@register.simple_tag
def meeting_state(meeting: Meeting) -> SafeString:
    """Nothing for a meeting that is planned, unless it is going on now."""
    state = MeetingState(meeting.entry.state)
    if state in LOOKS:
        look, icon = LOOKS[state]
        return tag(str(state.label), look=look, icon=icon)
    is_now = meeting.has_begun and not meeting.is_over
    return tag(_("now"), look="accent") if is_now else SafeString()


def sample() -> dict[str, Any]:
    """A meeting that is kept nowhere."""
    entry = Entry(pk=1, kind="meeting", title="Pump evening", state=MeetingState.CANCELLED)
    return {"meeting": Meeting(entry=entry, starts_at=timezone.now())}
