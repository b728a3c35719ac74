"""Reads about newcomers, shaped for one page each."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from guildhall.communities.queries import NEW_FOR_DAYS
from guildhall.communities.seats import Seat
from guildhall.newcomers.models import BuddyPair, Welcome, WelcomeQuerySet
from guildhall.people.models import Offer, Person


def welcomes_in(seat: Seat) -> WelcomeQuerySet:
    """Who joined in the last sixty days, the newest first, with who was asked and who said hello."""
    since = timezone.now() - dt.timedelta(days=NEW_FOR_DAYS)
    found = Welcome.objects.filter(
        community=seat.community, joined_at__gt=since, newcomer__in=Person.objects.here().people()
    )
    return found.select_related("newcomer", "asked", "greeted_by")


def offers_of(person: Person) -> list[Offer]:
    """What somebody says one may ask them about, and would like to learn: what a greeter can begin with."""
    return list(Offer.objects.filter(person=person).order_by("kind", "pk")[:12])


def my_welcome(seat: Seat) -> Welcome | None:
    """How the seat's person was welcomed here."""
    found = Welcome.objects.filter(community=seat.community, newcomer=seat.person)
    return found.select_related("greeted_by", "entry").first()


def my_pairs(seat: Seat) -> list[BuddyPair]:
    """Pairs of which the person is one half: wished for, asked about, running."""
    half = Q(newcomer=seat.person) | Q(buddy=seat.person)
    return list(
        BuddyPair.objects.open()
        .filter(half, community=seat.community)
        .select_related("newcomer", "buddy")
        .order_by("wanted_at")
    )
