"""Times for the next meeting so that odd hours go round, from who was at the last ones.

Nobody reads who lives where: times are proposed from five people on who were there last time, and
a number is named from ten on (domain.md 6.4), never one or two people, nor all but one or two.
Where all but one have one clock, the times would tell what that one's says: then there are none.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone

from guildhall.communities.models import Community, Membership
from guildhall.kit.fair_times import FairTime, Held, carried_from, fair_times
from guildhall.kit.zones import zone_named
from guildhall.meetings.models import Coming, Meeting, Series
from guildhall.people.models import Person

LOOKED_BACK = 4  # meetings
FEWEST_PEOPLE, FEWEST_TO_COUNT, FEWEST_NAMED = 5, 10, 3
FEWEST_ELSEWHERE = 2
SOONEST = dt.timedelta(days=2)
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class ProposedTime:
    """`start` is on the clock of the form, without a zone: readers elsewhere see the same.

    `odd` is for how many of `people` it is early or late; None where no number may be named.
    """

    start: dt.datetime
    is_easy: bool
    odd: int | None
    people: int

    @property
    def value(self) -> str:
        """As the button sends it, on the clock of the form."""
        return f"{self.start:%Y-%m-%dT%H:%M}"


def proposed_times(
    community: Community,
    *,
    series: Series | None = None,
    day: dt.date | None = None,
    minutes: int = 60,
    zone: ZoneInfo | None = None,
) -> list[ProposedTime]:
    """For `day` of `zone` (usually the community's), or the weekday of the last meeting.

    Two queries. Empty where fewer than five people were there last time, or all have one clock, or
    all but one.
    """
    now, zone = timezone.now(), zone or ZoneInfo(community.time_zone)
    last = _last_meetings(community, series, now)
    there = _who_was_there(community, last)
    zones = there[last[0].pk] if last else {}
    if len(zones) < FEWEST_PEOPLE:
        return []
    held = [
        Held(meeting.starts_at, meeting.minutes, frozenset(there[meeting.pk]))
        for meeting in reversed(last)
        if meeting.starts_at
    ]
    day = day or _same_weekday(held[-1].start.astimezone(zone).date(), now.astimezone(zone).date())
    noon = dt.datetime.combine(day, dt.time(12), zone)
    if _elsewhere(zones.values(), noon) < FEWEST_ELSEWHERE:
        return []
    times = fair_times(zones, carried_from(held, zones), day=day, zone=zone, minutes=minutes)
    return [_proposed(one, zone) for one in times]


def _elsewhere(zones: Iterable[ZoneInfo], moment: dt.datetime) -> int:
    """How many don't have the clock that most of them have."""
    clocks = Counter(moment.astimezone(zone).utcoffset() for zone in zones)
    return clocks.total() - max(clocks.values())


def _last_meetings(community: Community, series: Series | None, now: dt.datetime) -> list[Meeting]:
    """The last to which someone came, the newest first."""
    meetings = Meeting.objects.published().filter(
        entry__community=community, ends_at__lte=now, comings__came_at__isnull=False
    )
    if series:
        meetings = meetings.filter(series=series)
    return list(meetings.distinct().order_by("-starts_at", "-pk")[:LOOKED_BACK])


def _who_was_there(community: Community, meetings: list[Meeting]) -> dict[int, dict[int, ZoneInfo]]:
    """For each meeting the members who came, with their time zone."""
    there: dict[int, dict[int, ZoneInfo]] = defaultdict(dict)
    members = Membership.objects.current().filter(community=community)
    came = Coming.objects.filter(
        meeting__in=meetings,
        came_at__isnull=False,
        person__in=Person.objects.here().filter(memberships__in=members),
    )
    for meeting, person, zone in came.values_list("meeting", "person", "person__time_zone"):
        there[meeting][person] = zone_named(zone)
    return there


def _same_weekday(last: dt.date, today: dt.date) -> dt.date:
    first = today + SOONEST
    return first + dt.timedelta(days=(last.weekday() - first.weekday()) % A_WEEK)


def _proposed(time: FairTime, zone: ZoneInfo) -> ProposedTime:
    may_count = (
        time.people >= FEWEST_TO_COUNT and FEWEST_NAMED <= time.odd <= time.people - FEWEST_NAMED
    )
    return ProposedTime(
        time.start.astimezone(zone).replace(tzinfo=None),
        is_easy=not time.odd,
        odd=time.odd if may_count else None,
        people=time.people,
    )
