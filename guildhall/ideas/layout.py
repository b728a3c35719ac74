"""How a challenge begins that another room laid out."""

import datetime as dt
from typing import Any

from guildhall.commons.laying_out import Layout
from guildhall.communities.seats import Seat
from guildhall.ideas.challenge_policy import may_begin_challenge
from guildhall.ideas.queries.challenges import switches_on

TO_DECIDE = dt.timedelta(days=14)


def suits_challenge(seat: Seat, _layout: Layout) -> bool:
    """One query for stewards, none for others."""
    switches = switches_on(seat.community) if seat.is_steward else set()
    return bool(may_begin_challenge(seat, switches))


def laid_out(layout: Layout, today: dt.date) -> dict[str, Any]:
    """The question, why, until when, and how it is judged. Who decides is for people to say."""
    until = today + dt.timedelta(days=layout.days)
    days = {"until_on": until, "decide_by": until + TO_DECIDE} if layout.days else {}
    rules = {"judged_by": layout.judged_by, "afterwards": layout.afterwards}
    return {
        "question": layout.question,
        "why": layout.text,
        **days,
        **{name: words for name, words in rules.items() if words},
    }
