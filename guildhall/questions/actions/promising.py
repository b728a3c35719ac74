"""A question past the community's promise of a first reply is told to those who can help, once."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.communities.models import Community
from guildhall.kit.working_hours import after_working_hours, zone_named
from guildhall.questions import events
from guildhall.questions.models import Question

LONG_AGO = dt.timedelta(
    days=30
)  # longer than the longest promise, with the days in which it is still news
STILL_NEWS = dt.timedelta(
    days=7
)  # a promise that is made today says nothing of what was asked long before


def tell_overdue(*, at: dt.datetime | None = None) -> int:
    """Tell of each question whose promised time has passed without a reply of another person.

    Recurring; returns how many.
    """
    now = at or timezone.now()
    promising = Community.objects.filter(promise_hours__isnull=False, closed_at=None)
    return sum(
        _tell_if_overdue(question, community, now)
        for community in promising
        for question in _waiting(community, now)
    )


def _waiting(community: Community, now: dt.datetime) -> list[Question]:
    """Without a first reply, and not told of yet."""
    untold = Question.objects.waiting().filter(first_reply_at=None, overdue_told_at=None)
    lately = untold.filter(entry__community=community, entry__created_at__gt=now - LONG_AGO)
    return list(lately.select_related("entry").order_by("pk"))


def _tell_if_overdue(question: Question, community: Community, now: dt.datetime) -> bool:
    hours = community.promise_hours or 0
    due_at = after_working_hours(question.entry.created_at, hours, zone_named(community.time_zone))
    if not now - STILL_NEWS < due_at <= now:
        return False
    with transaction.atomic():
        untold = Question.objects.filter(pk=question.pk, first_reply_at=None, overdue_told_at=None)
        if not untold.update(overdue_told_at=now):
            return False
        tell(events.QUESTION_OVERDUE, entry=question.entry, by=None, at=now, hours=hours)
    return True
