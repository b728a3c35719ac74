"""What figures of the community may know of decisions: whether they end by their day, and whether
it is said what happens next.
"""

import datetime as dt
from collections.abc import Iterator

from guildhall.commons.models import Standing
from guildhall.communities.models import Community
from guildhall.communities.promised import Promise, Promised
from guildhall.decisions.days import today_at
from guildhall.decisions.models import DECIDED, Decision, State
from guildhall.decisions.stewards_say import ANSWER_WITHIN, asks_stewards

PATIENCE = dt.timedelta(days=2)  # the hall ends it in the night after its day
TO_FOLLOW_UP = dt.timedelta(days=28)


def promised(community: Community, at: dt.datetime) -> Iterator[Promised]:
    """Every decision that people were asked for, and every one that was made. One query.

    What was withdrawn promises nothing any more. What happens next is known where next steps or a
    day to look again are given, and that day was not left to pass by.
    """
    rows = Decision.objects.filter(
        entry__community=community, entry__standing=Standing.PUBLISHED, opened_at__lte=at
    )
    for one in rows.exclude(entry__state=State.WITHDRAWN).select_related("entry").order_by("pk"):
        is_over = one.ended_at is not None and one.ended_at <= at
        ended_on = today_at(community, one.ended_at) if is_over else None
        begun_by = one.entry.author_id
        if one.until_on is not None:
            due_on = one.until_on + PATIENCE + _for_stewards(one)
            yield Promised(Promise.DECISION_SETTLED, due_on, ended_on, begun_by)
        if ended_on is not None and one.entry.state in DECIDED:
            kept_on = ended_on if _is_followed_up(one, today_at(community, at)) else None
            due_on = ended_on + TO_FOLLOW_UP
            yield Promised(Promise.DECISION_FOLLOWED_UP, due_on, kept_on, begun_by)


def _for_stewards(decision: Decision) -> dt.timedelta:
    """Decided together, the stewards have days of their own, which were said."""
    return ANSWER_WITHIN if asks_stewards(decision) else dt.timedelta()


def _is_followed_up(decision: Decision, today: dt.date) -> bool:
    look_again_on = decision.look_again_on
    if decision.entry.state == State.UNDER_REVIEW and look_again_on is not None:
        return look_again_on + TO_FOLLOW_UP >= today
    return bool(decision.next_steps or look_again_on)
