"""Twenty thousand ballots, by every rule, as the worker counts them."""

import json
import random
import time
from decimal import Decimal

import pytest

from guildhall.ballots import actions
from guildhall.ballots.models import Ballot, HasVoted, Urn, Vote, Way
from guildhall.ballots.terms import Choice
from guildhall.ballots.tests.votes import MONDAY, SATURDAY, crowd, put

BALLOTS, OPTIONS, SECONDS, HUNDRED = 20_000, 20, 5, 100

pytestmark = [pytest.mark.slow, pytest.mark.database]


def ballots(way: Way) -> list[dict[str, int]]:
    lots = random.Random(2026)
    keys = [str(place) for place in range(1, OPTIONS + 1)]
    made = []
    for _ballot in range(BALLOTS):
        named = lots.sample(keys, lots.randint(1, 8))
        if way is Way.RESISTANCE:
            made.append({key: lots.randint(0, 10) for key in keys})
        elif way is Way.SCORE:
            made.append({key: lots.randint(0, 5) for key in named})
        elif way is Way.RANKING:
            made.append({key: place for place, key in enumerate(named, start=1)})
        else:
            made.append(dict.fromkeys(named, 1))
    return made


def vote_of(world, way: Way, **terms) -> Vote:
    lots = random.Random(7)
    choices = [
        Choice(f"Option {place}", Decimal(lots.randint(500, 20_000))) for place in range(OPTIONS)
    ]
    most = {Way.POLL: 8, Way.DOTS: 8}.get(way, 0)
    return put(world, way, choices=choices, budget=Decimal(100_000), most=most, **terms)


def seconds_of(act) -> float:
    before = time.process_time()
    act()
    return time.process_time() - before


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.ELECTION])
def test_20_000_ballots_with_names_are_counted_within_five_seconds(world, way):
    people = crowd(world.community, BALLOTS)
    vote = vote_of(world, way)
    Ballot.objects.bulk_create(
        [
            Ballot(vote=vote, person=person, marks=marks, at=MONDAY)
            for person, marks in zip(people, ballots(way), strict=True)
        ],
        batch_size=2000,
    )

    taken = seconds_of(lambda: actions.close_vote(vote, at=SATURDAY))

    print(f"\n{way}: 20,000 ballots with names in {taken:.2f} s of CPU")
    assert Vote.objects.get(pk=vote.pk).count.voted == BALLOTS
    assert taken < SECONDS


def test_20_000_sealed_ballots_are_cast_and_counted_in_time(world):
    people = crowd(world.community, BALLOTS)
    vote = vote_of(world, Way.EQUAL_SHARES, is_anonymous=True)
    before, last = people[:-HUNDRED], people[-HUNDRED:]
    HasVoted.objects.bulk_create([HasVoted(vote=vote, person=one) for one in before], 2000)
    sealed = [[f"AAAA-{number:09d}", marks] for number, marks in enumerate(ballots(Way.POLL))]
    Urn.objects.filter(vote=vote).update(ballots=json.dumps(sealed[: len(before)]))

    casting = seconds_of(
        lambda: [
            actions.cast_sealed_ballot(vote, by=one, marks={"1": 1}, at=MONDAY) for one in last
        ]
    )
    closing = seconds_of(lambda: actions.close_vote(vote, at=SATURDAY))

    print(f"\nsealed: one of 20,000 in {casting / HUNDRED:.3f} s, all counted in {closing:.2f} s")
    assert Vote.objects.get(pk=vote.pk).count.voted == BALLOTS
    assert casting / HUNDRED < 0.25
    assert closing < SECONDS
