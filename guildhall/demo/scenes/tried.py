"""What the stewards of the technicians tried: one thing that helped, and one to review."""

from guildhall.communities.models import Community
from guildhall.demo.cast import Cast
from guildhall.health.actions import begin_trying, judge_trying
from guildhall.health.models import Trying
from guildhall.health.remedies import remedies

WEEK = 24 * 7


def fill(cast: Cast, community: Community) -> None:
    host = remedies["R-CORE-3"]
    begun = begin_trying(community, remedy=host, by=cast["ada"], at=cast.ago(hours=WEEK * 22))
    judge_trying(
        begun,
        remedy=host,
        by=cast["jola"],
        judgement=Trying.Judgement.HELPED,
        note="Five have hosted since, two of them twice.",
        at=cast.ago(hours=WEEK * 13),
    )
    begin_trying(
        community, remedy=remedies["R-TIES-7"], by=cast["ada"], at=cast.ago(hours=WEEK * 9)
    )
