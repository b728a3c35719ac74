"""What a vote opens with, and what it refuses."""

import datetime as dt
from decimal import Decimal

import pytest

from guildhall.ballots import actions
from guildhall.ballots.models import Vote, Way
from guildhall.ballots.queries import who_has_not_voted, who_takes_part
from guildhall.ballots.terms import Choice
from guildhall.ballots.tests.votes import FRIDAY, PUMPS, crowd, named, put, voted
from guildhall.communities.actions import give_role

TEN = Decimal(10)


def usernames(people) -> set[str]:
    return set(people.values_list("username", flat=True))


def test_open_vote_keeps_its_options_in_their_order_and_draws_a_seed(world):
    first, second = put(world), put(world)

    assert [(one.key, one.title) for one in first.options.all()] == [
        ("1", PUMPS[0]),
        ("2", PUMPS[1]),
        ("3", PUMPS[2]),
    ]
    assert len(first.seed) == 16
    assert first.seed != second.seed


def test_open_vote_asks_until_the_day_ends_in_the_time_zone_of_the_community(world):
    world.community.time_zone = "Pacific/Auckland"

    vote = put(world)

    assert vote.closes_at == dt.datetime(2026, 3, 6, 11, tzinfo=dt.UTC)
    assert vote.asks_until == FRIDAY
    assert not vote.is_asking(vote.closes_at)


@pytest.mark.parametrize(
    ("way", "choices", "terms", "refusal"),
    [
        (Way.POLL, named("Yes"), {}, actions.TooFewChoices),
        (Way.POLL, named("Yes", "yes"), {}, actions.SameChoiceTwice),
        (Way.POLL, named("Yes", "No"), {"winners": 2}, actions.TooManyWinners),
        (Way.POLL, named("Yes", "No"), {"winners": 0}, actions.TooManyWinners),
        (Way.RANKING, named("A", "B", "C"), {"winners": 2}, actions.TooManyWinners),
        (Way.RESISTANCE, named("A", "B", "C"), {"winners": 2}, actions.TooManyWinners),
        (Way.POLL, named("Yes", "No"), {"quorum": 4}, actions.QuorumTooLarge),
        (Way.POLL, named("Yes", "No"), {"is_anonymous": True}, actions.TooFewToHide),
        (Way.GREEDY, named("A", "B"), {}, actions.BudgetOfNothing),
        (Way.EQUAL_SHARES, named("A", "B"), {"budget": Decimal(0)}, actions.BudgetOfNothing),
        (Way.EQUAL_SHARES, named("A", "B"), {"budget": TEN}, actions.NoCost),
        (
            Way.GREEDY,
            [Choice("A", Decimal(-1)), Choice("B", TEN)],
            {"budget": TEN},
            actions.NoCost,
        ),
        (
            Way.GREEDY,
            [Choice("A", Decimal("10.01")), Choice("B", TEN)],
            {"budget": TEN},
            actions.CostsMoreThanAll,
        ),
    ],
)
def test_open_vote_refuses_what_makes_no_sense(world, way, choices, terms, refusal):
    with pytest.raises(refusal):
        put(world, way, choices=choices, **terms)

    assert not Vote.objects.exists()


def test_an_anonymous_vote_is_hidden_until_its_end(world):
    crowd(world.community, 2)

    vote = put(world, is_anonymous=True, is_hidden=False)

    assert vote.is_hidden
    assert vote.urn.ballots == "[]"


def test_members_take_part_or_those_of_them_with_a_role(world):
    give_role(world.community, person=world.ben, role="facilitator", by=world.ada)
    everyone, facilitators = put(world), put(world, role="facilitator")

    voted(everyone, world.ben, a=1)

    assert usernames(who_takes_part(everyone)) == {"ada", "ben", "cleo"}
    assert usernames(who_takes_part(facilitators)) == {"ben"}
    assert usernames(who_has_not_voted(everyone)) == {"ada", "cleo"}
