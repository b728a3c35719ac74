"""The life of each community of the demo, as its stewards said it."""

import datetime as dt

from guildhall.communities.actions import declare_stage
from guildhall.communities.models import Community, Stage
from guildhall.demo.cast import Cast


def fill_technicians(cast: Cast, community: Community) -> None:
    """Said twice: when it got going, and when it had found its pace."""
    begun = "We have met four times, and three problems went away."
    pace = "Every depot is there, and newcomers find somebody to ring."
    declare_stage(
        community,
        stage=Stage.COALESCING,
        by=cast["ada"],
        note=begun,
        at=cast.now - dt.timedelta(days=640),
    )
    declare_stage(
        community,
        stage=Stage.MATURING,
        by=cast["ada"],
        note=pace,
        at=cast.now - dt.timedelta(days=400),
    )


def fill_data_practice(cast: Cast, community: Community) -> None:
    declare_stage(
        community,
        stage=Stage.COALESCING,
        by=cast["noor"],
        note="Many ask. Now more of us must answer.",
        at=cast.ago(hours=900),
    )


def fill_street(cast: Cast, community: Community) -> None:
    declare_stage(
        community, stage=Stage.MATURING, by=cast["ines"], note="It runs.", at=cast.ago(hours=2400)
    )
