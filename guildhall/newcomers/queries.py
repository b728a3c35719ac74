"""Reads about newcomers, shaped for one page each."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from guildhall.communities.queries import NEW_FOR_DAYS
from guildhall.communities.seats import Seat
from guildhall.newcomers.models import BuddyPair, Welcome, WelcomeQuerySet
from guildhall.people.models import Offer, Person


def welcomes_in(seat: Seat) -> WelcomeQuerySet:
    """People who joined in the last sixty days, with who was asked and who said hello."""
    since = timezone.now() - dt.timedelta(days=NEW_FOR_DAYS)
    welcomes = Welcome.objects.filter(
        community=seat.community, joined_at__gt=since, newcomer__in=Person.objects.here().people()
    )
    return welcomes.select_related("newcomer", "asked", "greeted_by")


def offers_of(person: Person) -> list[Offer]:
    """What someone listed under “Ask me about” and would like to learn: something to begin with."""
    kinds = (Offer.Kind.ASK_ME, Offer.Kind.LEARN)
    offers = Offer.objects.filter(person=person, kind__in=kinds)
    return list(offers.order_by("kind", "pk")[:12])


def my_welcome(seat: Seat) -> Welcome | None:
    """How the seat's person was welcomed here."""
    welcomes = Welcome.objects.filter(community=seat.community, newcomer=seat.person)
    return welcomes.select_related("greeted_by", "entry").first()


def my_pairs(seat: Seat) -> list[BuddyPair]:
    """Pairs of which the person is one half: wished for, asked about, running."""
    half = Q(newcomer=seat.person) | Q(buddy=seat.person)
    return list(
        BuddyPair.objects.open()
        .filter(half, community=seat.community)
        .select_related("newcomer", "buddy")
        .order_by("wanted_at")
    )
