"""The words to invite others to a meeting with: in a messenger, on a door."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.mail.building import absolute
from guildhall.meetings.models import AgendaPoint, Meeting


def invitation_text(meeting: Meeting, agenda: Sequence[AgendaPoint]) -> str:
    """Plain lines: what, when, where, what about, and where to answer."""
    community = meeting.entry.community
    parts = [
        f"{community.name}: {meeting.entry.title}",
        "\n".join(filter(None, [_when(meeting), meeting.where])),
        meeting.about,
        "\n".join(f"· {point.text}" for point in agenda[:8]),
        _("Will you join us? %(link)s")
        % {"link": absolute(f"/c/{community.slug}/meetings/{meeting.pk}/")},
    ]
    return "\n\n".join(part for part in parts if part)


def _when(meeting: Meeting) -> str:
    """Empty while the day is not chosen."""
    start = meeting.local_start
    if start is None:
        return ""
    return _("%(day)s at %(time)s, %(minutes)d minutes") % {
        "day": date_format(start, "l, j F"),
        "time": date_format(start, "H:i"),
        "minutes": meeting.minutes,
    }
