"""What day it is where a community is."""

import datetime as dt

from django.utils import timezone

from guildhall.communities.models import Community
from guildhall.kit.zones import zone_named

LONGEST = 366  # days


def today_at(community: Community, moment: dt.datetime | None = None) -> dt.date:
    """On the community's own clock: its days end there."""
    return (moment or timezone.now()).astimezone(zone_named(community.time_zone)).date()
