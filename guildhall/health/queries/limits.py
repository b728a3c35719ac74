"""What is left out of the figures, and who has seen them elsewhere."""

from collections.abc import Sequence

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.health.models import LeftOut, SwitchedOff
from guildhall.people.models import AuditRecord
from guildhall.people.queries import audit_records

LOOKED, MOST_LOOKS = "health_looked_at", 10


def switched_off_in(community_id: int) -> frozenset[str]:
    return frozenset(
        SwitchedOff.objects.filter(community=community_id).values_list("indicator", flat=True)
    )


def is_left_out(seat: Seat) -> bool:
    """Whether the seat's person asked to be in no figure about who exchanges with whom."""
    return LeftOut.objects.filter(community=seat.community, person=seat.person, until=None).exists()


def looks_of(community: Community) -> Sequence[AuditRecord]:
    """Each time the operator's command read the figures, the newest first."""
    return list(audit_records(LOOKED).filter(community_id=community.pk)[:MOST_LOOKS])
