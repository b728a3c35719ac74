"""Whether people may be brought together now: nobody can tell why they are not."""

import datetime as dt
from collections.abc import Collection, Iterator
from itertools import combinations

from django.db.models import Q, QuerySet

from guildhall.communities.models import Membership
from guildhall.introductions.models import Apart, Introduction, Side
from guildhall.introductions.models.introduction import REMEMBERED_FOR
from guildhall.people.models import Block, Person

A_WEEK = dt.timedelta(days=6, hours=12)  # so that a weekly round is never minutes too early
Pair = tuple[int, int]


def may_be_asked(introduction: Introduction, *, at: dt.datetime) -> bool:
    """All belong, none keeps away from another or from who suggests it, and all have time for it.

    Nobody is asked or introduced more than once a week, in whichever community.
    """
    ids = sides_of(introduction)
    busy = lately_asked(at=at).exclude(introduction=introduction).filter(person__in=ids)
    return may_be_introduced(introduction, at=at) and not busy.exists()


def may_be_introduced(introduction: Introduction, *, at: dt.datetime) -> bool:
    """The same, whatever else they were asked this week."""
    ids = sides_of(introduction)
    members = Membership.objects.may_write(at=at).filter(community=introduction.community_id)
    people = Person.objects.here().people().filter(pk__in=members.values("person"))
    if people.filter(pk__in=ids).count() < len(ids):
        return False
    kept = kept_apart(ids) | introduced_before(ids, at=at)
    if introduction.suggested_by_id:
        kept |= blocked_among([*ids, introduction.suggested_by_id])
    everyone = {*ids, introduction.suggested_by_id or ids[0]}
    return not any(pair in kept for pair in pairs_of(everyone))


def sides_of(introduction: Introduction) -> list[int]:
    return list(introduction.sides.order_by("person").values_list("person_id", flat=True))


def pairs_of(person_ids: Collection[int]) -> Iterator[Pair]:
    """Each two of them once, the lower id first."""
    return combinations(sorted(set(person_ids)), 2)


def kept_apart(person_ids: Collection[int] | QuerySet) -> set[Pair]:
    """Who of these blocked another, or never wants to be introduced to them. Two queries."""
    rows = Apart.objects.filter(person__in=person_ids).values_list("person_id", "other_id")
    return {_ordered(*row) for row in rows} | blocked_among(person_ids)


def blocked_among(person_ids: Collection[int] | QuerySet) -> set[Pair]:
    rows = Block.objects.filter(person__in=person_ids).values_list("person_id", "blocked_id")
    return {_ordered(*row) for row in rows}


def introduced_before(person_ids: Collection[int] | QuerySet, *, at: dt.datetime) -> set[Pair]:
    """Who of these were introduced to each other within a year, in any community. One query."""
    made = Side.objects.filter(
        introduction__made_at__gt=at - REMEMBERED_FOR, person__in=person_ids
    ).values_list("introduction_id", "person_id")
    together: dict[int, list[int]] = {}
    for introduction_id, person_id in made:
        together.setdefault(introduction_id, []).append(person_id)
    return {pair for people in together.values() for pair in pairs_of(people)}


def lately_asked(*, at: dt.datetime) -> QuerySet[Side]:
    """Sides of everyone who was asked or introduced within a week, in any community."""
    since = at - A_WEEK
    return Side.objects.filter(
        Q(introduction__asked_at__gt=since) | Q(introduction__made_at__gt=since)
    )


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
