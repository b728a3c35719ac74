"""Asked before every post: is it locked, too soon, too many in an hour, a newcomer's first link?"""

import datetime as dt
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.gates import Posting
from guildhall.commons.models import Entry, Reply, Standing
from guildhall.commons.text import NotPosted
from guildhall.communities.models import Membership, RolePeriod
from guildhall.kit.prepared import prepared
from guildhall.moderation.models import Care
from guildhall.people.models import Person

HOUR = dt.timedelta(hours=1)
NEW = dt.timedelta(days=7)
MOST_IN_AN_HOUR, MOST_OF_NEWCOMERS = 60, 20
SMALL, RELAXED = 50, 5
FIRST_POSTS = 3


def holds(posting: Posting) -> bool:
    """All of them are asked, as a later one may refuse."""
    asked = (refuse_where_locked, refuse_too_soon, refuse_too_many, hold_first_links)
    answers = [ask(posting) for ask in asked]
    return any(answers)


def refuse_where_locked(posting: Posting) -> bool:
    if posting.entry and posting.entry.locked_at and not _is_steward(posting):
        raise NotPosted(_("A steward has locked this. You can read it, but not reply."))
    return False


def refuse_too_soon(posting: Posting) -> bool:
    """Slow mode: between two replies of one person to one entry."""
    if posting.entry is None or not posting.entry.slow_minutes or _is_steward(posting):
        return False
    since = timezone.now() - dt.timedelta(minutes=posting.entry.slow_minutes)
    latest = (
        Reply.objects.filter(entry=posting.entry, author=posting.by, created_at__gt=since)
        .order_by("-created_at")
        .first()
    )
    if latest:
        until = latest.created_at + dt.timedelta(minutes=posting.entry.slow_minutes)
        raise NotPosted(_wait(until, _("This discussion is slowed down.")))
    return False


def refuse_too_many(posting: Posting) -> bool:
    """A limit for each hour, five times as high while there are fewer than 50 members.

    It does not count for stewards.
    """
    since = timezone.now() - HOUR
    lately = _how_many_since(posting.by, since)
    if lately < MOST_OF_NEWCOMERS or _is_steward(posting) or lately < _most(posting):
        return False
    raise NotPosted(
        _wait(timezone.now() + dt.timedelta(minutes=10), _("That was a lot in one hour."))
    )


def hold_first_links(posting: Posting) -> bool:
    """If the community chose so: a newcomer's first posts with links wait for a steward."""
    has_link = 'href="http' in posting.text.html
    if (
        not has_link
        or not Care.objects.filter(community=posting.community, holds_first_links=True).exists()
    ):
        return False
    if _is_steward(posting):
        return False
    mine = {"author": posting.by, "standing": Standing.PUBLISHED}
    written = Entry.objects.filter(**mine, community=posting.community)[:FIRST_POSTS].count()
    written += Reply.objects.filter(**mine, entry__community=posting.community)[
        :FIRST_POSTS
    ].count()
    return written < FIRST_POSTS


def _how_many_since(author: Person, since: dt.datetime) -> int:
    [row] = _written_since.rows(author_id=author.pk, since=since)
    return int(row.entries_since + row.replies_since)  # type: ignore[attr-defined]


@prepared
def _written_since(author_id: int, since: dt.datetime) -> QuerySet[Person]:
    person = Person.objects.get_queryset().filter(pk=author_id).only("pk")
    return person.annotate(
        entries_since=_count(Entry.objects.filter(author=author_id, created_at__gt=since)),
        replies_since=_count(Reply.objects.filter(author=author_id, created_at__gt=since)),
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("author").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _most(posting: Posting) -> int:
    members = Membership.objects.current().filter(community=posting.community)
    is_new = not members.filter(person=posting.by, since__lt=timezone.now() - NEW).exists()
    most = MOST_OF_NEWCOMERS if is_new else MOST_IN_AN_HOUR
    return most * RELAXED if members[:SMALL].count() < SMALL else most


def _is_steward(posting: Posting) -> bool:
    ids = {"community_id": posting.community.pk, "person_id": posting.by.pk}
    return _steward_periods.first(**ids) is not None


@prepared
def _steward_periods(community_id: int, person_id: int) -> QuerySet[RolePeriod]:
    rows = RolePeriod.objects.stewards_of(community_id).filter(person=person_id)
    return rows.only("pk")[:1]


def _wait(until: dt.datetime, why: str) -> str:
    minutes = max(1, -int((timezone.now() - until).total_seconds() // 60))
    wait = ngettext(
        "Please wait %(minutes)d minute; your text stays here.",
        "Please wait %(minutes)d minutes; your text stays here.",
        minutes,
    )
    return f"{why} {wait % {'minutes': minutes}}"
