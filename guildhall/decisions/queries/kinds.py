"""Which votes a community holds: some always, the rest once a steward turned them on."""

from guildhall.ballots.models import Way
from guildhall.communities.models import Community
from guildhall.decisions.models import MoreWays

USUAL = (Way.POLL, Way.ELECTION)


def kinds_of_votes(community: Community) -> list[Way]:
    """One query."""
    has_all = has_more_ways(community)
    return [way for way in Way if has_all or way in USUAL]


def has_more_ways(community: Community) -> bool:
    return MoreWays.objects.filter(community=community).exists()
