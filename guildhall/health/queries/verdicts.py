"""Whether stewards and facilitators found it right."""

from collections.abc import Mapping

from django.db.models import Count, Q

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.health.models import Snapshot, Verdict


def verdicts_of(seat: Seat, snapshot: Snapshot) -> Mapping[str, bool]:
    """For each sign that the seat's person judged, whether it was right. One query."""
    if seat.person is None:
        return {}
    return dict(
        Verdict.objects.filter(snapshot=snapshot, person=seat.person).values_list(
            "sign", "is_right"
        )
    )


def how_often_right(community: Community) -> tuple[int, int]:
    """How often stewards and facilitators found it right, and how often they were asked."""
    counts = Verdict.objects.filter(snapshot__community=community).aggregate(
        asked=Count("pk"), right=Count("pk", filter=Q(is_right=True))
    )
    return counts["right"], counts["asked"]
