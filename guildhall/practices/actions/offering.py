"""A check that nobody has done is offered to two people who know the topic, once."""

import datetime as dt

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from guildhall.commons.kinds import kinds
from guildhall.commons.log import tell
from guildhall.commons.models import Entry
from guildhall.communities.models import Membership
from guildhall.communities.standing_in import present_among
from guildhall.kit.words import fold
from guildhall.kit.working_hours import DAY_END, DAY_START, after_working_hours
from guildhall.kit.zones import zone_named
from guildhall.notifications.models import ChosenLevel, Level, Notice
from guildhall.people.models import Block, Offer, Person
from guildhall.practices import events
from guildhall.practices.actions.checking import present_checkers
from guildhall.practices.actions.settling import locked
from guildhall.practices.models import Check, CheckState, Rules, Way

OFFERED_AFTER = 2 * (DAY_END - DAY_START)  # two working days, in hours
LOOKS_BACK = dt.timedelta(days=14)  # what waited longer when this began is not brought up again
TO_SO_MANY = 2
SHORTEST_WORD = 4


def offer_checks() -> None:
    """Two working days unchecked: two people who know the topic are asked. Recurring."""
    now = timezone.now()
    waiting = Way.objects.in_force().filter(
        check_state=CheckState.UNCHECKED,
        check_offered_at=None,
        entry__created_at__gt=now - LOOKS_BACK,
        entry__community__closed_at=None,
    )
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)):
        _offer(pk, now)


def _offer(way_id: int, now: dt.datetime) -> None:
    with transaction.atomic():
        entry, way = locked(way_id)
        due = after_working_hours(
            entry.created_at, OFFERED_AFTER, zone_named(entry.community.time_zone)
        )
        is_free = (
            way.check_state == CheckState.UNCHECKED and not Check.objects.filter(way=way).exists()
        )
        is_open = kinds[entry.kind].room in entry.community.open_rooms
        if due > now or way.check_offered_at or not is_free or not is_open:
            return
        asked = people_to_ask(entry)
        if not asked:
            return  # tomorrow someone may list the topic
        Way.objects.filter(pk=way.pk).update(check_offered_at=now)
        for person_id in asked:
            tell(events.CHECK_OFFERED, entry=entry, by=None, toward=person_id)


def people_to_ask(entry: Entry) -> list[int]:
    """At most two who may check it and know the topic; of several, those asked longest ago.

    Where checkers are named, two of these. Otherwise members who listed one of its topics, or a
    word of its title, under “Ask me about”. In place of someone who is away, who covers for them.
    """
    able = _who_can(entry).filter(pk__in=_whom_to_ask(entry))
    last = dict(
        Notice.objects.filter(rule=events.CHECK_OFFERED, community=entry.community, person__in=able)
        .values_list("person")
        .annotate(last=Max("first_at"))
    )
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(able.values_list("pk", flat=True), key=lambda pk: (last.get(pk, never), pk))[
        :TO_SO_MANY
    ]


def _whom_to_ask(entry: Entry) -> set[int]:
    """Of named checkers, a cover must be one too: a cover is asked, and has no rights by it."""
    if Rules.of(entry.community).checked_by_named:
        return present_checkers(entry)
    declared = set(_who_declared(entry).values_list("person", flat=True))
    return present_among(declared, community_id=entry.community_id)


def _who_can(entry: Entry) -> QuerySet[Person]:
    """Members who are here, not paused, and want to hear from this community.

    Never its authors, nor people who block one of them or are blocked by one.
    """
    authors = set(entry.authorships.values_list("person_id", flat=True)) | {entry.author_id}
    members = Membership.objects.may_write().filter(community=entry.community)
    silent = ChosenLevel.objects.filter(
        community=entry.community, level=Level.NOTHING, topic=None, entry=None
    )
    return (
        Person.objects.here()
        .people()
        .filter(pk__in=members.values("person"), is_active=True)
        .exclude(pk__in=authors)
        .exclude(pk__in=Block.objects.filter(blocked__in=authors).values("person"))
        .exclude(pk__in=Block.objects.filter(person__in=authors).values("blocked"))
        .exclude(pk__in=silent.values("person"))
    )


def _who_declared(entry: Entry) -> QuerySet[Offer]:
    words = {
        word for word in fold(entry.title).replace("?", " ").split() if len(word) >= SHORTEST_WORD
    }
    topics = set(entry.topics.values_list("name_key", flat=True))
    return Offer.objects.filter(Q(text_key__in=topics | words), kind=Offer.Kind.ASK_ME)
