"""What makes no sense is refused by its name, before anything is counted."""

from decimal import Decimal
from fractions import Fraction

import pytest

from guildhall.kit.counting import refusals
from guildhall.kit.counting.approval import count_approvals
from guildhall.kit.counting.budget import Costed
from guildhall.kit.counting.dots import count_dots
from guildhall.kit.counting.equal_shares import equal_shares
from guildhall.kit.counting.greedy import greedy
from guildhall.kit.counting.quorum import quorum_of, quorum_share
from guildhall.kit.counting.resistance import count_resistance
from guildhall.kit.counting.runoff import count_rankings
from guildhall.kit.counting.score import count_scores
from guildhall.kit.counting.ties import drawn

OPTIONS = ["ash", "beech"]


def of_two_dots(ballots, options):
    return count_dots(ballots, options, dots=2)


def of_ten(rule):
    def shared(ballots, options):
        return rule(ballots, [Costed(option, 5) for option in options], budget=10)

    return shared


NAMED = [count_approvals, count_rankings]
POINTS = [count_scores, of_two_dots, count_resistance, of_ten(greedy), of_ten(equal_shares)]


@pytest.mark.parametrize("rule", [*NAMED, *POINTS])
def test_nobody_voted_or_there_is_nothing_to_choose_from(rule):
    with pytest.raises(refusals.NoBallots):
        rule([], OPTIONS)
    with pytest.raises(refusals.NoOptions):
        rule([["ash"]], [])
    with pytest.raises(refusals.SameOptionTwice):
        rule([["ash"]], ["ash", "ash"])


@pytest.mark.parametrize("rule", NAMED)
@pytest.mark.parametrize(
    ("ballot", "refusal"),
    [
        ([], refusals.EmptyBallot),
        (["ash", "oak"], refusals.UnknownOption),
        (["ash", "ash"], refusals.SameOptionTwice),
    ],
)
def test_a_ballot_that_names_options_names_known_ones_once(rule, ballot, refusal):
    with pytest.raises(refusal):
        rule([["beech"], ballot], OPTIONS)


@pytest.mark.parametrize("rule", POINTS)
@pytest.mark.parametrize(
    ("ballot", "refusal"),
    [
        ({}, refusals.EmptyBallot),
        ({"ash": 1, "beech": 0, "oak": 1}, refusals.UnknownOption),
        ({"ash": -1, "beech": 0}, refusals.PointsOutOfRange),
        ({"ash": 1.0, "beech": 0}, refusals.NotExact),
        ({"ash": True, "beech": 0}, refusals.NotExact),
    ],
)
def test_a_ballot_of_points_gives_whole_ones_to_known_options(rule, ballot, refusal):
    with pytest.raises(refusal):
        rule([{"ash": 1, "beech": 1}, ballot], OPTIONS)


def test_more_than_there_is_to_give_is_refused():
    with pytest.raises(refusals.PointsOutOfRange):
        count_scores([{"ash": 6}], OPTIONS)
    with pytest.raises(refusals.PointsOutOfRange):
        count_resistance([{"ash": 11, "beech": 0}], OPTIONS)
    with pytest.raises(refusals.PointsOutOfRange):
        count_dots([{"ash": 2}], OPTIONS, dots=3, most_on_one=1)
    with pytest.raises(refusals.TooManyChosen):
        count_dots([{"ash": 2, "beech": 2}], OPTIONS, dots=3)
    with pytest.raises(refusals.TooManyChosen):
        count_approvals([OPTIONS], OPTIONS, most=1)


def test_silence_is_no_consent():
    with pytest.raises(refusals.OptionLeftOut):
        count_resistance([{"ash": 0}], OPTIONS)


@pytest.mark.parametrize("winners", [0, 3])
def test_there_are_as_many_winners_as_options_at_most(winners):
    with pytest.raises(refusals.NotANumberOfWinners):
        count_approvals([["ash"]], OPTIONS, winners=winners)


@pytest.mark.parametrize("rule", [greedy, equal_shares])
@pytest.mark.parametrize(
    ("cost", "budget", "refusal"),
    [
        (1, 0, refusals.NoBudget),
        (1, -5, refusals.NoBudget),
        (0, 5, refusals.CostsNothing),
        (-1, 5, refusals.CostsNothing),
        (6, 5, refusals.CostsMoreThanAll),
        (1.5, 5, refusals.NotExact),
        (1, 5.0, refusals.NotExact),
        (1, True, refusals.NotExact),
        (1, Decimal("NaN"), refusals.NotExact),
        (Decimal("Infinity"), 5, refusals.NotExact),
    ],
)
def test_a_budget_and_its_costs_are_exact_and_make_sense(rule, cost, budget, refusal):
    with pytest.raises(refusal):
        rule([{"ash": 1}], [Costed("ash", cost)], budget=budget)


def test_a_quorum_is_never_rounded_down_and_says_whether_it_can_be_met():
    third = quorum_share(Fraction(1, 3), members=10, answered=3)
    everyone_twice = quorum_of(25, members=12, answered=12)

    assert (third.needed, third.is_met, third.missing, third.can_be_met) == (4, False, 1, True)
    assert quorum_share(Fraction(1, 2), members=10, answered=5).is_met
    assert (everyone_twice.can_be_met, everyone_twice.missing) == (False, 13)
    assert quorum_of(0, members=0, answered=0).is_met


def test_a_quorum_that_makes_no_sense_is_refused():
    with pytest.raises(refusals.NotAQuorum):
        quorum_of(-1, members=3, answered=0)
    with pytest.raises(refusals.NotAQuorum):
        quorum_share(Fraction(3, 2), members=3, answered=0)
    with pytest.raises(refusals.NotExact):
        quorum_share(0.5, members=3, answered=0)


def test_an_order_drawn_from_a_seed_is_the_same_for_everyone():
    """`printf '2026-11-29:ash' | sha256sum` starts with 8d, beech d7, cedar 77, dogwood 3d."""
    trees = ["ash", "beech", "cedar", "dogwood"]

    orders = {drawn(trees, seed=seed) for seed in map(str, range(300))}

    assert drawn(trees, seed="2026-11-29") == ("dogwood", "cedar", "ash", "beech")
    assert drawn(trees, seed="7") == drawn(trees[::-1], seed="7")
    assert len(orders) == 24
    with pytest.raises(refusals.SameOptionTwice):
        drawn(["ash", "ash"], seed="7")
