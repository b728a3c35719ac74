"""What figures of the community may know of ideas: the day of the answer, and whether it came."""

import datetime as dt
from collections.abc import Iterator

from guildhall.communities.models import Community
from guildhall.communities.promised import Promise, Promised
from guildhall.ideas.days import today_at
from guildhall.ideas.models import ANSWERS, OPEN, Answer, Idea


def promised(community: Community, at: dt.datetime) -> Iterator[Promised]:
    """Every idea that was promised an answer, and the day on which it came. Two queries.

    One that was opened again was promised another one: its first answer since then counts.
    """
    answered: dict[int, dt.date | None] = {}
    here = Answer.objects.filter(idea__entry__community=community, at__lte=at)
    for idea_id, state, moment in here.order_by("at", "pk").values_list("idea", "state", "at"):
        if state in OPEN:
            answered[idea_id] = None
        elif state in ANSWERS and answered.get(idea_id) is None:
            answered[idea_id] = today_at(community, moment)
    ideas = Idea.objects.published().filter(
        entry__community=community, entry__created_at__lte=at, answer_by__isnull=False
    )
    for idea_id, due_on, author_id in ideas.values_list("pk", "answer_by", "entry__author"):
        if due_on is not None:
            yield Promised(Promise.IDEA_ANSWERED, due_on, answered.get(idea_id), author_id)
