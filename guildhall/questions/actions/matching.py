"""Keep who can probably answer a waiting question: pages only read what was found."""

import datetime as dt
from collections.abc import Collection, Mapping
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.commons.models.entry import EntryQuerySet
from guildhall.communities.models import Community, Membership
from guildhall.questions.events import QUESTION
from guildhall.questions.matching import who_can_answer
from guildhall.questions.models import Match, Question, State

STALE_AFTER = dt.timedelta(days=7)
MOST_WAITING = 200  # as many of each community as `answerable_by` walks
MOST_AT_ONCE = 100
MOST_LEFT = 5_000
A_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


def find_matches(question: Question, *, at: dt.datetime | None = None) -> list[Match]:
    """Find anew who can probably answer it."""
    now = at or timezone.now()
    ranked = who_can_answer(question.entry, at=now)
    with transaction.atomic():
        Match.objects.filter(question=question).delete()
        matches = Match.objects.bulk_create(
            Match(
                question=question,
                person_id=int(one.key),
                place=place,
                why=one.why,
                words=one.words,
                reply_id=one.reply_id or None,
                is_new=one.is_new,
                points=one.points,
            )
            for place, one in enumerate(ranked)
        )
        Question.objects.filter(pk=question.pk).update(matched_at=now)
    question.matched_at = now
    return matches


def match_waiting(*, at: dt.datetime | None = None) -> int:
    """Find matches of the newest waiting questions that have none of the last week. Recurring.

    Those that came with an import wait here, too. Returns how many were looked at. However many
    communities there are, it asks which ones in a fixed number of queries.
    """
    now = at or timezone.now()
    unmatched = list(_unmatched(now).select_related("question", "community")[:MOST_AT_ONCE])
    since = _newest_since({entry.community_id for entry in unmatched})
    newest = [one for one in unmatched if one.created_at >= since.get(one.community_id, A_LONG_AGO)]
    for entry in newest:
        entry.question.entry = entry
        find_matches(entry.question, at=now)
    if len(newest) < len(unmatched):
        _leave_older(since, now)
    return len(newest)


def match_anew(person_id: int) -> None:
    """The person came, or brought evidence along: what waits where they belong is matched again."""
    theirs = Membership.objects.current().filter(person=person_id)
    for community_id in theirs.values_list("community_id", flat=True):
        Question.objects.filter(pk__in=_newest_waiting(community_id)).update(matched_at=None)


def _unmatched(now: dt.datetime) -> EntryQuerySet:
    """Waiting questions of all communities without matches of the last week, the newest first."""
    stale = Q(question__matched_at=None) | Q(question__matched_at__lt=now - STALE_AFTER)
    return _waiting().filter(stale, community__in=Community.objects.going_on())


def _newest_since(community_ids: Collection[int]) -> dict[int, dt.datetime]:
    """When the oldest of the newest waiting questions was asked, where there are more of them."""
    waiting = _waiting().filter(community=OuterRef("pk")).values("created_at")
    oldest = Subquery(waiting[MOST_WAITING - 1 : MOST_WAITING])
    communities = Community.objects.filter(pk__in=community_ids).annotate(since=oldest)
    return dict(communities.filter(since__isnull=False).values_list("pk", "since"))


def _leave_older(since: Mapping[int, dt.datetime], now: dt.datetime) -> None:
    """Nobody is shown those before: they are looked at again in a week, some thousands at once."""
    older = reduce(or_, (Q(community=pk, created_at__lt=then) for pk, then in since.items()))
    ids = list(_unmatched(now).filter(older).values_list("pk", flat=True)[:MOST_LEFT])
    Question.objects.filter(pk__in=ids).update(matched_at=now)


def _newest_waiting(community_id: int) -> list[int]:
    newest = _waiting().filter(community=community_id)
    return list(newest.values_list("pk", flat=True)[:MOST_WAITING])


def _waiting() -> EntryQuerySet:
    waiting = Entry.objects.published().filter(kind=QUESTION, state=State.WAITING)
    return waiting.order_by("-created_at", "-pk")
