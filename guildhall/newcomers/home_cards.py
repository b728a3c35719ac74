"""On a person's home: hello to who is new in the hall, and someone new to say hello to."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from guildhall.commons.home_cards import Card, HomeCard, Reader, is_put_away
from guildhall.communities.models import Community, Membership
from guildhall.communities.queries import NEW_FOR_DAYS
from guildhall.kit.prepared import prepared
from guildhall.newcomers.models import Welcome
from guildhall.people.models import Person

NEW_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Hello:
    """How someone new was welcomed in a community; nobody may have greeted them yet."""

    community: Community
    welcome: Welcome | None

    @property
    def greeting(self) -> Welcome | None:
        return self.welcome if self.welcome and self.welcome.greeted_at else None


def _hello(reader: Reader) -> Card | None:
    """One query, for those who are new in the hall."""
    community = reader.beginner_in
    if community is None:
        return None
    welcome = _welcome.first(person_id=reader.person.pk, community_id=community.pk)
    return Card("newcomers/_hello_card.html", Hello(community, welcome))


@prepared
def _welcome(person_id: int, community_id: int) -> QuerySet[Welcome]:
    welcomes = Welcome.objects.filter(newcomer=person_id, community=community_id)
    return welcomes.select_related("greeted_by")


def _someone_new(reader: Reader) -> Card | None:
    """Someone who has lately joined one of the person's communities. One query.

    With `welcome_id` where the person was asked to say hello and nobody has.
    """
    if reader.beginner_in:
        return None
    since = timezone.now() - dt.timedelta(days=NEW_FOR_DAYS)
    newcomer = _newcomer.first(person_id=reader.person.pk, since=since)
    return Card("newcomers/_newcomer_card.html", newcomer) if newcomer else None


@prepared
def _newcomer(person_id: int, since: dt.datetime) -> QuerySet[Membership]:
    """The newest of the newest of each community: however many joined, few are walked."""
    person = Person(pk=person_id)
    newest = (
        Membership.objects.current()
        .filter(person=person)
        .annotate(newest=Subquery(_joined_beside(person, since).values("pk")[:1]))
    )
    asked = Welcome.objects.waiting().filter(
        community=OuterRef("community"), newcomer=OuterRef("person"), asked=person
    )
    memberships = Membership.objects.filter(pk__in=newest.values("newest"))
    memberships = memberships.annotate(welcome_id=Subquery(asked.values("pk")[:1]))
    return memberships.select_related("person", "community").order_by(
        F("welcome_id").asc(nulls_last=True), "-since", "-pk"
    )[:1]


def _joined_beside(person: Person, since: dt.datetime) -> QuerySet[Membership]:
    """Others in the community of a membership, the newest first."""
    here = Person.objects.here().people().filter(pk=OuterRef("person"))
    joined = Membership.objects.current().filter(
        Exists(here), community=OuterRef("community"), since__gt=since
    )
    others = joined.exclude(person=person)
    return others.exclude(is_put_away(person, NEW_PERSON, "person")).order_by("-since", "-pk")


home_cards = (
    HomeCard("hello", 0, _hello),
    HomeCard(NEW_PERSON, 50, _someone_new),
)
