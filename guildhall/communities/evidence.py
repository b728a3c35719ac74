"""How a community is doing, as far as it can be counted: upper floors add their counts."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.communities.models import Community, Invitation
from guildhall.kit.declared import Asked

HALF_A_YEAR = dt.timedelta(weeks=26)
MEMBERS, GROWTH, ASKED, CHARTER = "members", "growth", "asked", "charter"
# Rooms tell these, where there are such.
MET, RHYTHM, SETTLED, WORTH, LEARNED = "met", "rhythm", "settled", "worth", "learned"
QUIET, FADING = "quiet", "fading"


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure about the community, never about a person, and the sentence for it."""

    value: float
    sentence: str


evidences: Asked[Callable[[Community], dict[str, Reading]]] = Asked("evidence", "community")


def read_evidence(community: Community) -> dict[str, Reading]:
    """All that the rooms of this hall can count, by name."""
    readings: dict[str, Reading] = {}
    for read in evidences:
        readings |= read(community)
    return readings


def evidence(community: Community) -> dict[str, Reading]:
    """Members, people invited by name, and growth over the last half year. Two queries."""
    now, here = timezone.now(), Q(person__claimed_at__isnull=False, person__kind="person")
    lately, before = (
        Q(since__gt=now - HALF_A_YEAR),
        Q(since__gt=now - 2 * HALF_A_YEAR, since__lte=now - HALF_A_YEAR),
    )
    counts = community.memberships.filter(here).aggregate(
        now=Count("pk", filter=Q(until=None)),
        lately=Count("pk", filter=lately),
        before=Count("pk", filter=before),
    )
    asked = Invitation.objects.filter(community=community).exclude(name="", email="").count()
    members = ngettext("%(number)d member", "%(number)d members", counts["now"]) % {
        "number": counts["now"]
    }
    grown = _("%(lately)d joined in the last half year, %(before)d in the one before") % counts
    by_name = ngettext(
        "%(number)d person was invited by name", "%(number)d people were invited by name", asked
    ) % {"number": asked}
    return {
        MEMBERS: Reading(counts["now"], members),
        GROWTH: Reading(counts["lately"] - counts["before"], grown),
        ASKED: Reading(asked, by_name),
        CHARTER: Reading(
            community.has_charter,
            _("a charter is agreed") if community.has_charter else _("no charter yet"),
        ),
    }
