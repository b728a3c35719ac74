"""Who can be asked now: only the worker knows, and only people themselves see what came of it."""

import datetime as dt
from collections import Counter
from collections.abc import Collection

from django.db.models import Count

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Membership
from guildhall.communities.standing_in import covers_of
from guildhall.notifications.models import ChosenLevel, Level
from guildhall.people.models import Block, Capacity, Person
from guildhall.questions.models import Relay, Turn
from guildhall.questions.ranking.candidates import Month

A_WEEK = dt.timedelta(days=7)
A_MONTH = dt.timedelta(days=30)


def stand_ins(
    entry: Entry, person_ids: Collection[int], *, now: dt.datetime, by_name: bool = False
) -> dict[int, int]:
    """Those of these people who can be asked now, each with who is asked: a cover, or themselves.

    They are members who write here, want to hear from this community, have not been asked about
    this question, and may be asked by what they chose themselves.
    """
    covers = covers_of(person_ids, community_id=entry.community_id, at=now)
    asked = {one: covers.get(one, one) for one in person_ids}
    wanted = {one for one in asked.values() if one}
    able = _able(entry, wanted, now, by_name=by_name)
    return {one: stand_in for one, stand_in in asked.items() if stand_in and stand_in in able}


def month_of(community_id: int, *, now: dt.datetime) -> Month:
    """How many offers each person had there in the last thirty days. One query."""
    offers = Turn.objects.filter(community=community_id, offered_at__gt=now - A_MONTH)
    counted = offers.order_by().values_list("person").annotate(number=Count("pk"))
    return Month(dict(counted))


def _able(
    entry: Entry, person_ids: Collection[int], now: dt.datetime, *, by_name: bool
) -> set[int]:
    members = Membership.objects.may_write(at=now).filter(community=entry.community_id)
    author = entry.author_id
    silent = ChosenLevel.objects.filter(
        community=entry.community_id, level=Level.NOTHING, topic=None, entry=None
    )
    people = (
        Person.objects.here()
        .people()
        .filter(pk__in=person_ids)
        .filter(pk__in=members.values("person"))
        .exclude(pk=author)
        .exclude(pk__in=Block.objects.filter(blocked=author).values("person"))
        .exclude(pk__in=Block.objects.filter(person=author).values("blocked"))
        .exclude(pk__in=silent.values("person"))
        .exclude(pk__in=Relay.objects.filter(entry=entry.pk).values("asker"))
        .exclude(pk__in=Reply.objects.filter(entry=entry.pk).values("author"))
        .exclude(pk__in=_asked_already(entry))
    )
    return _who_have_room(list(people), now, by_name=by_name)


def _asked_already(entry: Entry):
    return Turn.objects.filter(question=entry.pk, offered_at__isnull=False).values("person")


def _who_have_room(people: list[Person], now: dt.datetime, *, by_name: bool) -> set[int]:
    """By what they chose themselves: how often, not until, not by name."""
    chosen = {one.person_id: one for one in Capacity.objects.filter(person__in=people)}
    of_week = Turn.objects.filter(person__in=chosen, offered_at__gt=now - A_WEEK)
    offers = Counter(of_week.values_list("person_id", flat=True))
    return {
        person.pk
        for person in people
        if _has_room(chosen.get(person.pk), person, offers[person.pk], now, by_name=by_name)
    }


def _has_room(
    capacity: Capacity | None, person: Person, offers: int, now: dt.datetime, *, by_name: bool
) -> bool:
    if capacity is None:
        return True
    if by_name and not capacity.by_name:
        return False
    if capacity.rests_on(now.astimezone(person.zone).date()):
        return False
    return capacity.most_a_week is None or offers < capacity.most_a_week
