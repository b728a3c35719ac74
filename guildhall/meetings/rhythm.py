"""The rhythm: the charter's makes a series, and planned meetings are compared with held ones."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.charters.models import CharterVersion
from guildhall.communities.actions import open_room
from guildhall.kit.recurrence import read_rule
from guildhall.meetings.actions import change_series, start_series, stop_series
from guildhall.meetings.models import Meeting, MeetingState, Series

LOOKS_BACK = dt.timedelta(days=180)
FEWEST = 4
DRIFTS_BELOW = 0.7  # domain.md 4: the share of planned meetings that a kept rhythm reaches
ROOM = "meetings"


def follow_charter_rhythm(version: CharterVersion) -> Series | None:
    """Let the series that follows the charter meet as this version says.

    Returns the series, or None if the version has no rhythm. Opens the room if it was closed:
    people who agreed on a rhythm want to meet. Safe to do twice.
    """
    community, rhythm, by = version.community, version.rhythm, version.proposed_by
    series = (
        Series.objects.running()
        .filter(community=community, follows_charter=True)
        .order_by("-pk")
        .first()
    )
    if rhythm is None:
        return stop_series(series, by=by) if series else None
    says = {"starts_at": rhythm.at, "minutes": rhythm.minutes, "where": version.meets_where}
    if series is None:
        if ROOM not in community.open_rooms and by:
            open_room(community, room=ROOM, by=by)
        today = timezone.now().astimezone(ZoneInfo(community.time_zone)).date()
        return start_series(
            community,
            by=by,
            name=_("Our meeting"),
            rule=read_rule(rhythm.rule),
            starts_on=today + dt.timedelta(days=1),
            follows_charter=True,
            starts_at=rhythm.at,
            minutes=rhythm.minutes,
            where=version.meets_where,
        )
    if series.rule == rhythm.rule and all(
        getattr(series, field) == value for field, value in says.items()
    ):
        return series
    return change_series(
        series,
        by=by,
        rule=read_rule(rhythm.rule),
        starts_at=rhythm.at,
        minutes=rhythm.minutes,
        where=version.meets_where,
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """Of the meetings of a series planned for the last half year, how many took place."""

    planned: int
    held: int

    @property
    def drifts(self) -> bool:
        return self.planned >= FEWEST and self.held / self.planned < DRIFTS_BELOW

    @property
    def sentence(self) -> str:
        return _("%(held)d of the last %(planned)d planned meetings took place.") % {
            "planned": self.planned,
            "held": self.held,
        }


def kept_by(series: Series) -> Kept:
    """Planned and held meetings, of those that are over. One query.

    Meetings cancelled with the whole series don't count.
    """
    now = timezone.now()
    states = (
        Meeting.objects.published()
        .filter(
            series=series,
            ends_at__lte=now - dt.timedelta(days=1),
            starts_at__gt=now - LOOKS_BACK,
            is_cancelled_with_series=False,
        )
        .values_list("entry__state", flat=True)
    )
    return Kept(len(states), sum(state == MeetingState.HELD for state in states))
