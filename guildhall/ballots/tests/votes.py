"""Votes to try things with."""

import datetime as dt

from guildhall.ballots import actions
from guildhall.ballots.models import Vote, Way
from guildhall.ballots.terms import Choice, Terms
from guildhall.communities.models import Community, Membership
from guildhall.people.models import Person

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
FRIDAY = dt.date(2026, 3, 6)
SATURDAY = dt.datetime(2026, 3, 7, 0, 0, 1, tzinfo=dt.UTC)
PUMPS = ("A new pump", "Repair the old one", "Leave it as it is")


def named(*titles: str) -> list[Choice]:
    return [Choice(title) for title in titles]


def put(world, way: Way = Way.POLL, *, choices=None, **terms) -> Vote:
    return actions.open_vote(
        world.community,
        by=world.ada,
        question="What about the pump?",
        choices=choices or named(*PUMPS),
        terms=Terms(way, **terms),
        until=FRIDAY,
        at=MONDAY,
    )


def crowd(community: Community, number: int) -> list[Person]:
    """More members."""
    names = [f"eve{one}" for one in range(number)]
    people = Person.objects.bulk_create(
        [Person(username=name, username_key=name, name=name.title()) for name in names]
    )
    Membership.objects.bulk_create(
        [Membership(community=community, person=person) for person in people]
    )
    return people


def voted(vote: Vote, person: Person, **marks: int):
    """With one's name: `voted(vote, world.ben, a=1)` for the first option, b for the second."""
    return actions.cast_ballot(vote, by=person, marks=keyed(**marks), at=MONDAY)


def keyed(**marks: int) -> dict[str, int]:
    return {str(ord(letter) - ord("a") + 1): number for letter, number in marks.items()}


def closed(vote: Vote) -> Vote:
    actions.close_vote(vote, at=SATURDAY)
    return Vote.objects.select_related("count").get(pk=vote.pk)
