"""Reads about communities, shaped for one page each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Value
from django.db.models.query import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from guildhall.communities.models import (
    Community,
    Invitation,
    JoinRequest,
    Membership,
    OwnerVisit,
    RolePeriod,
    Topic,
    TopicSynonym,
)
from guildhall.communities.standing_in import away_until
from guildhall.kit.prepared import prepared
from guildhall.kit.words import fold
from guildhall.people.models import Offer, Person, UnitPeriod, is_a_person, is_here

NEW_FOR_DAYS = 60


def members_of(community: Community) -> QuerySet[Membership]:
    """Current members, with what they offer, their units and roles: four queries."""
    return (
        Membership.objects.current()
        .filter(is_here(of="person__"), is_a_person(of="person__"), community=community)
        .annotate(away_until=away_until())
        .select_related("person")
        .prefetch_related(
            Prefetch("person__offers", Offer.objects.all()),
            Prefetch(
                "person__unit_periods",
                UnitPeriod.objects.filter(until__isnull=True).select_related("unit"),
                to_attr="current_units",
            ),
            Prefetch(
                "person__role_periods",
                RolePeriod.objects.current().filter(community=community).select_related("topic"),
                to_attr="current_roles",
            ),
        )
    )


def members_called(community: Community, typed: str, *, most: int) -> list[Person]:
    """Members whose name or username has a word that begins with `typed`, in any script.

    Those come first whose first word it is. At most two queries.
    """
    name = fold(typed)
    if not name:
        return []
    begins = Q(person__username_key__startswith=name.replace(" ", "-")) | Q(
        person__name__istartswith=name
    )
    inside = Q(person__username_key__contains=f"-{name.replace(' ', '-')}") | Q(
        person__name__icontains=f" {name}"
    )
    here = (
        Membership.objects.current()
        .filter(is_here(of="person__"), community=community)
        .select_related("person")
        .order_by("person__username_key")
    )
    called = [member.person for member in here.filter(begins)[:most]]
    if len(called) < most:
        others = here.filter(inside).exclude(person__in=called)[: most - len(called)]
        called += [member.person for member in others]
    return called


def topics_called(community: Community, typed: str, *, most: int) -> list[Topic]:
    """Topics whose name or address has a word that begins with `typed`. One query."""
    name = fold(typed)
    if not name:
        return []
    called = (
        Q(name_key__startswith=name)
        | Q(name_key__contains=f" {name}")
        | Q(slug__startswith=name.replace(" ", "-"))
    )
    return list(Topic.objects.filter(called, community=community).order_by("name_key")[:most])


def stewards(community: Community) -> list[Person]:
    """The first to have become one on top; who is away, with their last day as `away_until`."""
    periods = _stewards.rows(community_id=community.pk, now=timezone.now())
    return [_with_absence(period) for period in periods]


def _with_absence(period: RolePeriod) -> Person:
    person = period.person
    person.away_until = vars(period)["away_until"]
    return person


@prepared
def _stewards(community_id: int, now: dt.datetime) -> QuerySet[RolePeriod]:
    held = RolePeriod.objects.stewards_of(community_id).annotate(away_until=away_until(at=now))
    return held.select_related("person").order_by("since")


def topics_of(community: Community) -> QuerySet[Topic]:
    """Topics by name, each with who looks after it as `looked_after`. Two queries."""
    return _with_stewards(Topic.objects.filter(community=community))


def _with_stewards(topics: QuerySet[Topic]) -> QuerySet[Topic]:
    held = (
        RolePeriod.objects.current()
        .filter(role=RolePeriod.Role.STEWARD, person__in=Person.objects.here())
        .select_related("person")
    )
    return topics.prefetch_related(Prefetch("role_periods", held, to_attr="looked_after"))


def community_to_set(community_id: int) -> Community:
    """With its norms, and its topics as `topics_of` gives them. Four queries."""
    norms_and_topics = "norms", Prefetch("topics", _with_stewards(Topic.objects.all()))
    return Community.objects.prefetch_related(*norms_and_topics).get(pk=community_id)


def last_visits(community: Community) -> QuerySet[OwnerVisit]:
    """When an owner of the hall looked in, and why."""
    visits = OwnerVisit.objects.filter(community=community).select_related("person")
    return visits.order_by("-since")[:5]


def topic_called(community: Community, slug: str) -> Topic:
    """The topic at this part of an address, its own or that of a synonym. Raises Http404."""
    synonyms = TopicSynonym.objects.filter(community=community, slug=slug)
    topics = topics_of(community).filter(Q(slug=slug) | Q(pk__in=synonyms.values("topic")))
    return get_object_or_404(topics)


@dataclass(frozen=True, slots=True)
class TopicsAround:
    """What a topic is a part of, its parts, and other words for it."""

    parent: Topic | None
    children: Sequence[Topic]
    synonyms: Sequence[str]


def topics_around(topic: Topic) -> TopicsAround:
    """Three queries."""
    children = Topic.objects.filter(parent=topic)
    parent = Topic.objects.filter(pk=topic.parent_id).first() if topic.parent_id else None
    return TopicsAround(parent, list(children), topic.also_called)


def people_to_ask_about(topic: Topic, *, most: int = 12) -> list[Person]:
    """Members who listed the topic, or another word for it, under “Ask me about”; by name."""
    words = {topic.name_key, *topic.synonyms.values_list("name_key", flat=True)}
    listed = Offer.objects.filter(kind=Offer.Kind.ASK_ME, text_key__in=words)
    members = Membership.objects.current().filter(community=topic.community_id)
    people = Person.objects.here().filter(pk__in=listed.values("person"), memberships__in=members)
    return list(people.distinct().order_by("name", "pk")[:most])


def topics_by_use(community: Community, typed: str = "") -> QuerySet[Topic]:
    """Topics as stewards see them: with their synonyms and how many entries, most used first.

    Those with `typed` in their name or a synonym, where something is typed. Three queries.
    """
    published = Count("filed", filter=Q(filed__standing="published"), distinct=True)
    topics = topics_of(community).annotate(size=published).prefetch_related("synonyms")
    if key := fold(typed):
        named = TopicSynonym.objects.filter(community=community, name_key__contains=key)
        topics = topics.filter(Q(name_key__contains=key) | Q(pk__in=named.values("topic")))
    return topics.order_by("-size", "name_key")


def waiting_requests(community: Community) -> QuerySet[JoinRequest]:
    return (
        JoinRequest.objects.filter(community=community, decided_at__isnull=True)
        .select_related("person")
        .order_by("asked_at")
    )


def open_invitations(community: Community) -> QuerySet[Invitation]:
    return (
        Invitation.objects.open()
        .filter(community=community)
        .select_related("created_by")
        .order_by("-created_at")
    )


def findable(
    person: Person | None, *, typed: str = "", is_mine: bool = False
) -> QuerySet[Community]:
    """Communities to browse, by name, with whether the person belongs; `is_mine`: theirs alone.

    With `typed` those that have it in their name or in what they are for.
    """
    findable = Community.objects.findable_by(person).order_by("name_key")
    if typed:
        findable = findable.filter(Q(name_key__contains=fold(typed)) | Q(purpose__icontains=typed))
    if person is None or not person.is_authenticated:
        return findable.none() if is_mine else findable.annotate(is_mine=Value(False))
    mine = Membership.objects.current().filter(community=OuterRef("pk"), person=person)
    browsed = findable.annotate(is_mine=Exists(mine))
    return browsed.filter(is_mine=True) if is_mine else browsed


def known_to_owner() -> QuerySet[Community]:
    """Name, stewards and size of every community: all that an owner sees without looking in."""
    here = is_here(of="memberships__person__") & is_a_person(of="memberships__person__")
    return Community.objects.order_by("name_key").annotate(
        size=Count("memberships", filter=here & Q(memberships__until__isnull=True))
    )


def count_of_guests(community: Community, emails: list[str]) -> tuple[int, int]:
    """How many of these addresses belong to members, and how many have an open invitation."""
    members = (
        Membership.objects.current()
        .filter(community=community, person__emailaddress__email__in=emails)
        .values("person_id")
        .distinct()
        .count()
    )
    invited = (
        Invitation.objects.open()
        .filter(community=community, email__in=emails)
        .values("email")
        .distinct()
        .count()
    )
    return members, invited


def example_community(reader: Person | None) -> Community | None:
    """An example for help: the largest of the reader's own, else one that they may read."""
    readable = Community.objects.readable_by(reader).annotate(
        mine=Exists(
            Membership.objects.current().filter(
                community=OuterRef("pk"), person=getattr(reader, "pk", None)
            )
        ),
        size=Count("memberships"),
    )
    return readable.order_by("-mine", "-size", "pk").first()
