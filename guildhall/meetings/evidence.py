"""What Meetings tells of how a community is doing."""

import datetime as dt

from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.communities.evidence import HALF_A_YEAR, MEETINGS, RHYTHM, Reading, evidence
from guildhall.communities.models import Community
from guildhall.meetings.models import Meeting, MeetingState

FEWEST_PLANNED = 3
OLD_ENOUGH = dt.timedelta(weeks=12)


def register() -> None:
    evidence.add("meetings", _met)


def _met(community: Community) -> dict[str, Reading]:
    """How many meetings took place at all, and of those that were planned in the last half year. One query.

    A rhythm younger than twelve weeks, or of fewer than three meetings, is none yet (domain.md, section 4).
    """
    now = timezone.now()
    over = Meeting.objects.published().filter(entry__community=community, ends_at__lte=now, is_cancelled_with_series=False)
    held, lately = Q(entry__state=MeetingState.HELD), Q(starts_at__gt=now - HALF_A_YEAR)
    counts = over.aggregate(
        held=Count("pk", filter=held), first=Min("starts_at", filter=held), planned_lately=Count("pk", filter=lately),
        held_lately=Count("pk", filter=held & lately),
    )  # fmt: skip
    met = ngettext("%(held)d meeting took place", "%(held)d meetings took place", counts["held"]) % {"held": counts["held"]}
    readings = {MEETINGS: Reading(counts["held"], met if counts["held"] else "")}
    if counts["first"] and counts["first"] < now - OLD_ENOUGH and counts["planned_lately"] >= FEWEST_PLANNED:
        said = _("of %(planned_lately)d meetings planned in the last half year, %(held_lately)d took place") % counts
        readings[RHYTHM] = Reading(counts["held_lately"] / counts["planned_lately"], said)
    return readings
