"""How the form of a decision begins that another room laid out."""

import datetime as dt
from typing import Any

from guildhall.ballots.models import Way as Counted
from guildhall.commons.laying_out import Layout
from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.decisions.days import today_at
from guildhall.decisions.policy import may_prepare_decision
from guildhall.decisions.queries.kinds import kinds_of_votes
from guildhall.decisions.ways import WAYS


def suits_decision(seat: Seat, layout: Layout) -> bool:
    """Without a way of its own, it is decided in the usual one. No query."""
    return not _is_vote(layout) and bool(may_prepare_decision(seat))


def suits_vote(seat: Seat, layout: Layout) -> bool:
    """Where the community holds such votes. One query where it is one."""
    return (
        _is_vote(layout)
        and bool(may_prepare_decision(seat))
        and layout.way in kinds_of_votes(seat.community)
    )


def laid_out(community: Community, layout: Layout) -> dict[str, Any]:
    """The question, what people should know, the way with who decides in it, and the day."""
    way = WAYS.get(layout.way)
    decided = {"way": way.name, "level": way.levels[0]} if way and not way.has_own_form else {}
    return {**_asked(community, layout), **decided}


def laid_out_as_vote(community: Community, layout: Layout) -> dict[str, Any]:
    return {**_asked(community, layout), **({"way": layout.way} if _is_vote(layout) else {})}


def _is_vote(layout: Layout) -> bool:
    return layout.way in Counted.values


def _asked(community: Community, layout: Layout) -> dict[str, Any]:
    day = today_at(community) + dt.timedelta(days=layout.days)
    return {
        "title": layout.question,
        "body": layout.text,
        **({"until_on": day} if layout.days else {}),
    }
