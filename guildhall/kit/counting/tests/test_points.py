"""Approval, score and dots: the most points win, and nothing but the points counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guildhall.kit.counting.approval import count_approvals
from guildhall.kit.counting.dots import count_dots
from guildhall.kit.counting.options import Count, Tally
from guildhall.kit.counting.score import count_scores
from guildhall.kit.counting.tests.by_hand import points_by_hand
from guildhall.kit.counting.tests.profiles import (
    OPTIONS,
    a_name,
    approvals,
    approving,
    scores,
)


def test_plurality_and_approval_can_name_different_winners():
    """Tennessee's capital (the usual example of textbooks): 42, 26, 15 and 17 in a hundred."""
    capitals = ["Memphis", "Nashville", "Chattanooga", "Knoxville"]
    first = [
        [town]
        for town, number in zip(capitals, (42, 26, 15, 17), strict=True)
        for _ in range(number)
    ]
    near = [["Memphis"]] * 42 + [["Nashville", "Chattanooga", "Knoxville"]] * 58

    assert count_approvals(first, capitals, most=1) == Count(
        ballots=100,
        tallies=(
            Tally("Memphis", 42, 42),
            Tally("Nashville", 26, 26),
            Tally("Knoxville", 17, 17),
            Tally("Chattanooga", 15, 15),
        ),
        winners=("Memphis",),
        tied=(),
    )
    count = count_approvals(near, capitals, winners=2)
    assert (count.winners, count.tied) == (
        ("Nashville", "Chattanooga"),
        ("Nashville", "Chattanooga", "Knoxville"),
    )


def test_a_score_that_is_left_out_adds_nothing():
    ballots = [{"ash": 5}, {"ash": 1, "beech": 4}, {"beech": 3}]

    count = count_scores(ballots, OPTIONS)

    assert count.winners == ("beech",)
    assert count.tallies[:2] == (Tally("beech", 7, 2), Tally("ash", 6, 2))


def test_dots_may_all_go_to_one():
    ballots = [{"ash": 3}, {"beech": 1, "cedar": 2}, {"beech": 1}]

    assert count_dots(ballots, OPTIONS, dots=3).winners == ("ash",)


def test_where_all_are_equal_the_order_decides_and_says_so():
    count = count_approvals([["ash"], ["beech"]], ["beech", "ash"])

    assert (count.winners, count.tied) == (("beech",), ("beech", "ash"))


def test_an_option_that_nobody_names_never_wins():
    assert count_approvals([["ash"]], OPTIONS, winners=3).winners == ("ash",)
    assert count_scores([{"ash": 0}], OPTIONS).winners == ()


@given(ballots=scores, winners=some.integers(1, 4))
def test_the_winners_are_those_counted_by_hand(ballots, winners):
    assert count_scores(ballots, OPTIONS, winners=winners).winners == points_by_hand(
        ballots, OPTIONS, winners
    )


@given(ballots=approvals, winners=some.integers(1, 4))
def test_an_approval_is_a_score_of_one(ballots, winners):
    assert count_approvals(ballots, OPTIONS, winners=winners) == count_scores(
        approving(ballots), OPTIONS, winners=winners
    )


@given(data=some.data(), ballots=scores)
def test_the_order_of_ballots_does_not_matter(data, ballots):
    mixed = data.draw(some.permutations(ballots))

    assert count_scores(mixed, OPTIONS) == count_scores(ballots, OPTIONS)


@given(data=some.data(), ballots=approvals)
def test_more_ballots_for_a_winner_never_make_it_lose(data, ballots):
    winner = count_approvals(ballots, OPTIONS).winners[0]
    place = data.draw(some.integers(0, len(ballots) - 1))

    ballots[place] = ballots[place] | {winner}

    assert count_approvals(ballots, OPTIONS).winners == (winner,)


@given(data=some.data(), ballots=scores)
def test_a_higher_score_for_a_winner_never_makes_it_lose(data, ballots):
    won = count_scores(ballots, OPTIONS).winners
    place = data.draw(some.integers(0, len(ballots) - 1))
    winner = won[0] if won else OPTIONS[0]

    ballots[place] = {**ballots[place], winner: 5}

    assert count_scores(ballots, OPTIONS).winners == (winner,)


@given(ballots=approvals, unknown=a_name)
def test_more_winners_never_take_one_away(ballots, unknown):
    one, two = (count_approvals(ballots, OPTIONS, winners=number).winners for number in (1, 2))

    assert two[:1] == one


@pytest.mark.parametrize("dots", [1, 3])
def test_dots_that_are_kept_are_lost(dots):
    count = count_dots([{"ash": 1}], OPTIONS, dots=dots)

    assert sum(tally.points for tally in count.tallies) == 1
