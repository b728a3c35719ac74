"""Tell the people who can help about a question that is past the promised time, once."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.log import tell
from guildhall.communities.models import Community
from guildhall.kit.working_hours import after_working_hours
from guildhall.kit.zones import zone_named
from guildhall.questions import events
from guildhall.questions.models import Question

# longer than the longest promise and the days after it in which it is still news
LONG_AGO = dt.timedelta(days=30)
# a promise made today says nothing about questions asked long before
STILL_NEWS = dt.timedelta(days=7)


def tell_overdue(*, at: dt.datetime | None = None) -> int:
    """Tell about each question whose promised time has passed without a reply by another person.

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
    """Questions without a first reply that nobody was told about yet."""
    untold = Question.objects.waiting().filter(first_reply_at=None, overdue_told_at=None)
    recent = untold.filter(entry__community=community, entry__created_at__gt=now - LONG_AGO)
    return list(recent.select_related("entry").order_by("pk"))


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
