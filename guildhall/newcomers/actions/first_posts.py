"""The first post of a newcomer does not stay without a reply."""

import datetime as dt
from collections.abc import Collection, Iterable
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Membership
from guildhall.communities.queries import NEW_FOR_DAYS
from guildhall.communities.standing_in import absence_of
from guildhall.kit.prepared import prepared
from guildhall.kit.working_hours import after_working_hours
from guildhall.newcomers.events import FIRST_POST_WAITS
from guildhall.newcomers.greeters import next_greeter
from guildhall.newcomers.models import FirstPost, Welcome
from guildhall.people.models import Person

REPLY_WITHIN_HOURS = 4
MOST_TIMES = 2


def look_after_first_post(entry: Entry, *, at: dt.datetime | None = None) -> FirstPost | None:
    """Watch the first entry a newcomer wrote here: someone should reply in time.

    In time means within what the community promises, or four working hours. None where this is
    not the first entry of a newcomer.
    """
    moment = at or timezone.now()
    since = moment - dt.timedelta(days=NEW_FOR_DAYS)
    by_author_here = {"community": entry.community_id, "person": entry.author_id}
    if not Membership.objects.current().filter(**by_author_here, since__gt=since).exists():
        return None
    earlier = Entry.objects.filter(community=entry.community_id, author=entry.author_id)
    if earlier.filter(pk__lt=entry.pk).exists():
        return None
    hours = entry.community.promise_hours or REPLY_WITHIN_HOURS
    due = after_working_hours(moment, hours, ZoneInfo(entry.community.time_zone))
    return FirstPost.objects.get_or_create(entry=entry, defaults={"due_at": due})[0]


def ask_for_replies() -> None:
    """Where a first post waits too long, ask someone by name to reply. Recurring.

    After another working day someone else is asked.
    """
    overdue = FirstPost.objects.filter(closed_at=None, due_at__lte=timezone.now())
    for post in overdue.select_related("entry__community", "entry__author"):
        _ask(post)


def close_first_post(entry_id: int) -> None:
    """Someone has replied, or it is gone."""
    FirstPost.objects.filter(entry=entry_id, closed_at=None).update(closed_at=timezone.now())


def close_answered_first_posts(replies: Iterable[tuple[int, int]]) -> None:
    """These entries were replied to by these people, given as ids.

    A first post waits for a reply by another person; one by a program doesn't count. One query
    where none of the entries is a first post that waits.
    """
    replies = list(replies)
    authors = _authors_of_waiting({entry_id for entry_id, _person_id in replies})
    if not authors:
        return
    by_others = [
        (entry_id, person_id)
        for entry_id, person_id in replies
        if entry_id in authors and person_id != authors[entry_id]
    ]
    people = Person.objects.people().in_bulk([person_id for _entry_id, person_id in by_others])
    answered = {entry_id for entry_id, person_id in by_others if person_id in people}
    waiting = FirstPost.objects.filter(entry__in=answered, closed_at=None)
    waiting.update(closed_at=timezone.now())


def _authors_of_waiting(entry_ids: Collection[int]) -> dict[int, int]:
    """Who wrote those of these entries that are first posts and wait for a reply."""
    if len(entry_ids) == 1:
        posts: Iterable[FirstPost] = _waiting.rows(entry_id=next(iter(entry_ids)))
    else:
        posts = FirstPost.objects.filter(entry__in=entry_ids, closed_at=None)
        posts = posts.select_related("entry").only("entry__author")
    return {post.entry_id: post.entry.author_id for post in posts}


@prepared
def _waiting(entry_id: int) -> QuerySet[FirstPost]:
    posts = FirstPost.objects.filter(entry=entry_id, closed_at=None)
    return posts.select_related("entry").only("entry__author")


def _ask(post: FirstPost) -> None:
    with transaction.atomic():
        post = (
            FirstPost.objects.select_for_update(of=("self",))
            .select_related("entry__community", "entry__author")
            .get(pk=post.pk)
        )
        entry = post.entry
        others = Reply.objects.published().filter(entry=entry, author__kind=Person.Kind.PERSON)
        replied = others.exclude(author=entry.author_id).exists()
        asked = _whom(post)
        if (
            post.closed_at
            or replied
            or not entry.is_published
            or asked is None
            or post.asked_times >= MOST_TIMES
        ):
            close_first_post(entry.pk)
            return
        post.asked, post.asked_times = asked, post.asked_times + 1
        post.due_at = after_working_hours(timezone.now(), 9, ZoneInfo(entry.community.time_zone))
        post.save(update_fields=["asked", "asked_times", "due_at"])
        record(
            FIRST_POST_WAITS,
            actor_id=None,
            community_id=entry.community_id,
            entry_id=entry.pk,
            toward_id=asked.pk,
            is_automated=True,
        )


def _whom(post: FirstPost) -> Person | None:
    """The person who was asked to say hello; the second time, the next greeter."""
    entry = post.entry
    welcome = (
        Welcome.objects.filter(
            community=entry.community_id, newcomer=entry.author_id, asked__isnull=False
        )
        .select_related("asked")
        .first()
    )
    asked = welcome.asked if welcome and post.asked_id is None else None
    if asked and asked.is_here and absence_of(asked) is None:
        return asked
    return next_greeter(
        entry.community, newcomer=entry.author, but=[post.asked_id] if post.asked_id else []
    )
