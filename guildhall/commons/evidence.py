"""What can be counted about a community: whether people still start new things."""

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
    """Weeks since a member started something, and whether activity is fading. Two queries.

    Fading: in each of the last two windows of twelve weeks, less than half of the best one before.
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
        _("nobody has started anything for %(weeks)d weeks") % {"weeks": weeks} if weeks > 1 else ""
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
    fading = _(
        "in each of the last two twelve-week periods, "
        "people started less than half as much as in the best one before"
    )
    return {
        QUIET: Reading(weeks, quiet),
        FADING: Reading(is_fading, fading if is_fading else ""),
    }
