"""Greedy and equal shares: never more than there is, and everyone's own money."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guildhall.kit.counting.budget import Costed, Worth
from guildhall.kit.counting.equal_shares import (
    Completion,
    OutOfReach,
    Purchase,
    equal_shares,
)
from guildhall.kit.counting.greedy import greedy
from guildhall.kit.counting.tests.by_hand import greedy_by_hand, shares_by_hand
from guildhall.kit.counting.tests.profiles import (
    OPTIONS,
    approvals,
    approving,
    budgets,
    costs,
    scores,
)

worths = some.sampled_from(Worth)
SEATS = [Costed(option, 1) for option in OPTIONS]


def test_a_majority_takes_all_with_greedy_and_its_part_with_equal_shares():
    """By hand: 6 of 10 want three benches, 4 three trees; each costs 10, and there are 30.

    Greedy buys the benches. With equal shares the six have 18, which is one bench, and the four 12,
    one tree; the 10 that are left go to the most wanted, a bench.
    """
    wishes = [Costed(name, 10) for name in ("b1", "b2", "b3", "t1", "t2", "t3")]
    ballots = [{"b1": 1, "b2": 1, "b3": 1}] * 6 + [{"t1": 1, "t2": 1, "t3": 1}] * 4

    assert greedy(ballots, wishes, budget=30).winners == ("b1", "b2", "b3")
    shared = equal_shares(ballots, wishes, budget=30)
    assert shared.winners == ("b1", "t1", "b2")
    assert [one.option for one in shared.purchases] == ["b1", "t1"]
    assert shared.left_over == 0


def test_equal_shares_of_the_textbook():
    """Lackner & Skowron 2023, “Multi-winner voting with approval preferences”, example 2.12.

    Three seats, eight ballots, so 3/8 each. c is bought by five for 1/5 each. Then a: the two of
    “ac” have 7/40 left and give it, the two of “ab” pay 13/40. Nothing else is in reach. abcvoting
    2.19.2, without its second phase, names a and c, too.
    """
    ballots = approving(["cd", "cd", "cd", "ab", "ab", "ac", "ac", "bd"])
    seats = [Costed(option, 1) for option in "abcd"]

    shared = equal_shares(ballots, seats, budget=3, completion=Completion.NONE)

    fifth, most, least = Fraction(1, 5), Fraction(13, 40), Fraction(7, 40)
    assert shared.purchases == (
        Purchase("c", Fraction(1), fifth, {0: fifth, 1: fifth, 2: fifth, 5: fifth, 6: fifth}, ()),
        Purchase("a", Fraction(1), most, {3: most, 4: most, 5: least, 6: least}, ()),
    )
    of_ab = Fraction(1, 20)
    assert shared.purses == (least, least, least, of_ab, of_ab, 0, 0, Fraction(3, 8))
    assert shared.out_of_reach == (
        OutOfReach("b", Fraction(1), 3, Fraction(19, 40)),
        OutOfReach("d", Fraction(1), 4, Fraction(36, 40)),
    )
    assert shared.left_over == 1
    assert equal_shares(ballots, seats, budget=3).winners == ("c", "a", "d")


def test_equal_shares_of_the_example_that_runs_through_the_textbook():
    """The same book, four seats: only a can be bought (abcvoting 2.19.2: a)."""
    ballots = approving(["ab"] * 3 + ["ac"] * 3 + ["ad"] * 2 + ["bcf", "e", "f", "g"])
    seats = [Costed(option, 1) for option in "abcdefg"]

    assert equal_shares(ballots, seats, budget=4, completion=Completion.NONE).winners == ("a",)


def test_who_cannot_pay_in_full_gives_what_is_left():
    """By hand, with points: 12 each for two. Both want the well most: 16, so 8 each.

    Then 4 and 4 are left; the swing for 7 is worth 1 to Ada and 6 to Ben: Ben cannot pay 6 of 7, so
    he gives his 4, and Ada 3.
    """
    ballots = [{"well": 6, "swing": 1}, {"well": 6, "swing": 6}]
    wishes = [Costed("well", 16), Costed("swing", 7)]

    shared = equal_shares(ballots, wishes, budget=24, worth=Worth.COST)

    assert [dict(one.payments) for one in shared.purchases] == [{0: 8, 1: 8}, {0: 3, 1: 4}]
    assert [one.rate for one in shared.purchases] == [Fraction(1, 12), Fraction(3, 7)]
    assert shared.purses == (1, 0)


def test_worth_by_number_takes_what_is_cheap_and_by_cost_what_many_want():
    """By hand: the bench has 2 ballots for 10, the bridge 3 for 30; there are 30."""
    wishes = [Costed("bench", 10), Costed("bridge", 30)]
    ballots = [{"bridge": 1, "bench": 1}, {"bridge": 1}, {"bridge": 1}, {"bench": 1}]

    assert greedy(ballots, wishes, budget=30, worth=Worth.COST).winners == ("bridge",)
    assert greedy(ballots, wishes, budget=30, worth=Worth.NUMBER).winners == ("bench",)


def test_what_does_not_fit_is_passed_over_and_says_what_was_left():
    wishes = [Costed("hall", 8), Costed("roof", 5), Costed("door", 2)]
    ballots = [{"hall": 3, "roof": 2, "door": 1}]

    steps = greedy(ballots, wishes, budget=10).steps

    assert [(step.tally.option, step.left, step.is_bought) for step in steps] == [
        ("hall", 10, True),
        ("roof", 2, False),
        ("door", 2, True),
    ]


def test_of_equal_ones_the_first_in_order_is_bought_and_it_says_so():
    wishes = [Costed("tree", 6), Costed("bench", 6)]
    ballots = [{"bench": 1, "tree": 1}] * 2

    shared = equal_shares(ballots, wishes, budget=6)

    assert (shared.winners, shared.purchases[0].tied) == (("tree",), ("tree", "bench"))
    assert [step.is_tied for step in greedy(ballots, wishes, budget=6).steps] == [True, True]


def test_what_nobody_wants_is_never_bought():
    wishes = [Costed("tree", 1), Costed("bench", 1)]
    ballots = [{"tree": 1, "bench": 0}]

    assert equal_shares(ballots, wishes, budget=10).winners == ("tree",)
    assert greedy(ballots, wishes, budget=10).unwanted == ("bench",)


@given(ballots=scores, wishes=costs, budget=budgets, worth=worths)
def test_greedy_is_the_one_counted_by_hand(ballots, wishes, budget, worth):
    by_hand = {wish.option: Fraction(wish.cost) for wish in wishes}

    assert greedy(ballots, wishes, budget=budget, worth=worth).winners == greedy_by_hand(
        ballots, by_hand, budget, by_number=worth is Worth.NUMBER
    )


@given(ballots=scores, wishes=costs, budget=budgets, worth=worths)
def test_equal_shares_are_those_counted_by_hand(ballots, wishes, budget, worth):
    by_hand = {wish.option: Fraction(wish.cost) for wish in wishes}
    by_number = worth is Worth.NUMBER

    shared = equal_shares(ballots, wishes, budget=budget, worth=worth)

    bought, purses = shares_by_hand(ballots, by_hand, budget, by_number=by_number)
    assert tuple(one.option for one in shared.purchases) == bought
    assert shared.purses == tuple(purses)
    assert shared.winners == greedy_by_hand(
        ballots, by_hand, budget, by_number=by_number, bought=bought
    )


@given(ballots=scores, wishes=costs, budget=budgets, worth=worths)
def test_nobody_pays_more_than_their_share_and_every_cost_is_paid(ballots, wishes, budget, worth):
    shared = equal_shares(ballots, wishes, budget=budget, worth=worth)

    spent = Counter()
    for one in shared.purchases:
        assert sum(one.payments.values()) == one.cost
        assert all(ballots[number][one.option] > 0 for number in one.payments)
        spent.update(one.payments)
    assert all(
        spent[number] + left == shared.share and left >= 0
        for number, left in enumerate(shared.purses)
    )
    assert shared.share * len(ballots) == budget


@given(ballots=scores, wishes=costs, budget=budgets, worth=worths)
def test_nobody_pays_a_higher_rate_and_only_who_has_nothing_left_a_lower_one(
    ballots, wishes, budget, worth
):
    shared = equal_shares(ballots, wishes, budget=budget, worth=worth)

    purses = [shared.share] * len(ballots)
    for one in shared.purchases:
        a_point = one.rate * (one.cost if worth is Worth.COST else 1)
        for number, ballot in enumerate(ballots):
            full = ballot.get(one.option, 0) * a_point
            assert one.payments.get(number, 0) == min(purses[number], full)
            purses[number] -= one.payments.get(number, 0)
    assert [one.rate for one in shared.purchases] == sorted(one.rate for one in shared.purchases)


@given(ballots=scores, wishes=costs, budget=budgets, worth=worths)
def test_the_budget_is_never_exceeded_and_nothing_more_that_is_wanted_fits(
    ballots, wishes, budget, worth
):
    by_option = {wish.option: wish.cost for wish in wishes}
    wanted = {option for ballot in ballots for option, points in ballot.items() if points}
    for result in (
        greedy(ballots, wishes, budget=budget, worth=worth),
        equal_shares(ballots, wishes, budget=budget, worth=worth),
    ):
        cost = sum(by_option[option] for option in result.winners)

        assert len(set(result.winners)) == len(result.winners)
        assert cost + result.left_over == budget
        assert result.left_over >= 0
        assert all(by_option[one] > result.left_over for one in wanted - set(result.winners))


@given(data=some.data(), ballots=scores, wishes=costs, budget=budgets, worth=worths)
def test_the_order_of_ballots_does_not_matter(data, ballots, wishes, budget, worth):
    mixed = data.draw(some.permutations(ballots))
    first, second = (
        equal_shares(given, wishes, budget=budget, worth=worth) for given in (ballots, mixed)
    )

    assert greedy(mixed, wishes, budget=budget) == greedy(ballots, wishes, budget=budget)
    assert first.winners == second.winners
    assert sorted(first.purses) == sorted(second.purses)
    assert [(one.option, one.rate, one.tied) for one in first.purchases] == [
        (one.option, one.rate, one.tied) for one in second.purchases
    ]


@given(data=some.data(), ballots=scores, wishes=costs, budget=budgets, worth=worths)
def test_with_greedy_more_points_for_a_winner_never_make_it_lose(
    data, ballots, wishes, budget, worth
):
    place = data.draw(some.integers(0, len(ballots) - 1))

    for winner in greedy(ballots, wishes, budget=budget, worth=worth).winners:
        more = list(ballots)
        more[place] = {**more[place], winner: more[place].get(winner, 0) + 3}

        assert winner in greedy(more, wishes, budget=budget, worth=worth).winners


@given(ballots=scores, wishes=costs, budget=budgets, worth=worths)
def test_with_greedy_a_winner_that_gets_cheaper_still_wins(ballots, wishes, budget, worth):
    for winner in greedy(ballots, wishes, budget=budget, worth=worth).winners:
        cheaper = [
            Costed(wish.option, wish.cost / 2 if wish.option == winner else wish.cost)
            for wish in wishes
        ]

        assert winner in greedy(ballots, cheaper, budget=budget, worth=worth).winners


@given(ballots=approvals, seats=some.integers(1, 4), worth=worths)
def test_a_group_that_agrees_gets_what_its_part_of_the_money_buys(ballots, seats, worth):
    """Extended justified representation (Peters & Skowron 2020, theorem for Rule X), tried out.

    Of a group that is big enough for so many seats and agrees on as many options, not everybody
    can be left with fewer.
    """
    won = set(equal_shares(approving(ballots), SEATS, budget=seats, worth=worth).winners)

    for number in range(1, seats + 1):
        for agreed in combinations(OPTIONS, number):
            left_with_fewer = [
                ballot for ballot in ballots if {*agreed} <= ballot and len(ballot & won) < number
            ]
            assert len(left_with_fewer) * seats < number * len(ballots)


@pytest.mark.parametrize("worth", Worth)
def test_points_of_any_size_and_amounts_to_the_cent_stay_exact(worth):
    wishes = [Costed("well", Decimal("33.33")), Costed("swing", Fraction(100, 3))]
    ballots = [{"well": 10**9, "swing": 1}, {"well": 7, "swing": 10**9}, {"swing": 3}]

    shared = equal_shares(ballots, wishes, budget=Decimal("66.67"), worth=worth)

    assert set(shared.winners) == {"well", "swing"}
    assert shared.left_over == Fraction("66.67") - Fraction("33.33") - Fraction(100, 3)
