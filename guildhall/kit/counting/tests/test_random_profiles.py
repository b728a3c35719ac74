"""Ten thousand profiles at random, each rule beside the same rule counted by hand."""

import random
from fractions import Fraction

import pytest

from guildhall.kit.counting.approval import count_approvals
from guildhall.kit.counting.budget import Costed, Worth
from guildhall.kit.counting.equal_shares import equal_shares
from guildhall.kit.counting.greedy import greedy
from guildhall.kit.counting.resistance import count_resistance
from guildhall.kit.counting.runoff import count_rankings
from guildhall.kit.counting.score import count_scores
from guildhall.kit.counting.tests.by_hand import (
    greedy_by_hand,
    points_by_hand,
    runoff_by_hand,
    shares_by_hand,
)

PROFILES = 10_000
AT_A_TIME = 1_000


def _profile(number: int) -> tuple[list[str], list[dict[str, int]], random.Random]:
    """1 to 7 options and 1 to 14 ballots that name some of them, most wanted first."""
    lots = random.Random(number)
    options = list("abcdefg")[: lots.randint(1, 7)]
    ballots = []
    for _ballot in range(lots.randint(1, 14)):
        named = lots.sample(options, lots.randint(1, len(options)))
        ballots.append({option: lots.choice([1, 1, 1, 2, 5]) for option in named})
    return options, ballots, lots


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, PROFILES, AT_A_TIME))
def test_counts_are_those_by_hand(start):
    for number in range(start, start + AT_A_TIME):
        options, ballots, lots = _profile(number)
        winners = lots.randint(1, len(options))
        rankings = [list(ballot) for ballot in ballots]
        ones = [dict.fromkeys(ballot, 1) for ballot in ballots]
        against = [{option: ballot.get(option, 0) for option in options} for ballot in ballots]
        sums = [sum(ballot[option] for ballot in against) for option in options]

        assert count_rankings(rankings, options).winner == runoff_by_hand(rankings, options)
        for given, count in (
            (ones, count_approvals(rankings, options, winners=winners)),
            (ballots, count_scores(ballots, options, winners=winners)),
        ):
            assert count.winners == points_by_hand(given, options, winners)
        assert count_resistance(against, options).winner == options[sums.index(min(sums))]


@pytest.mark.slow
@pytest.mark.parametrize("worth", Worth)
@pytest.mark.parametrize("start", range(0, PROFILES, AT_A_TIME))
def test_budgets_are_shared_out_as_by_hand(start, worth):
    for number in range(start, start + AT_A_TIME):
        options, ballots, lots = _profile(number)
        costs = {option: Fraction(lots.randint(1, 40), lots.randint(1, 4)) for option in options}
        budget = max(max(costs.values()), sum(costs.values()) * Fraction(lots.randint(1, 4), 4))
        wishes = [Costed(option, cost) for option, cost in costs.items()]
        by_number = worth is Worth.NUMBER

        shared = equal_shares(ballots, wishes, budget=budget, worth=worth)

        bought, purses = shares_by_hand(ballots, costs, budget, by_number=by_number)
        assert (shared.winners, shared.purses) == (
            greedy_by_hand(ballots, costs, budget, by_number=by_number, bought=bought),
            tuple(purses),
        )
        assert greedy(ballots, wishes, budget=budget, worth=worth).winners == greedy_by_hand(
            ballots, costs, budget, by_number=by_number
        )
