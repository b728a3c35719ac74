"""What everything that was written tells of how a community is doing."""

import datetime as dt

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.evidence import FADING, QUIET, Reading
from guildhall.communities.models import Community
from guildhall.communities.rooms import kinds

WINDOW = dt.timedelta(days=84)
MOST_WINDOWS = 12
FEWEST_IN_BEST = 6


def evidence(community: Community) -> dict[str, Reading]:
    """Weeks since a member began something, and whether two windows of twelve weeks lie below half of the best. Two queries.

    A community younger than two windows is neither (domain.md, 0.2 and 4).
    """
    now = timezone.now()
    if community.created_at > now - 2 * WINDOW:
        return {}
    made_ahead = [kind.name for kind in kinds if kind.is_made_ahead]
    begun = Entry.objects.published().filter(community=community).exclude(kind__in=made_ahead)
    last = begun.aggregate(last=Max("created_at"))["last"]
    weeks = (now - (last or community.created_at)).days // 7
    quiet = (
        _("nobody has begun anything for %(weeks)d weeks") % {"weeks": weeks} if weeks > 1 else ""
    )
    windows = {
        f"window_{number}": Count(
            "pk",
            filter=Q(
                created_at__gt=now - (number + 1) * WINDOW, created_at__lte=now - number * WINDOW
            ),
        )
        for number in range(MOST_WINDOWS)
    }
    counts = list(begun.aggregate(**windows).values())
    best = max(counts[2:], default=0)
    is_fading = best >= FEWEST_IN_BEST and all(count < best / 2 for count in counts[:2])
    said = (
        _(
            "in the last two times twelve weeks less than half as much was begun as in the best twelve weeks before"
        )
        if is_fading
        else ""
    )
    return {QUIET: Reading(weeks, quiet), FADING: Reading(is_fading, said)}
