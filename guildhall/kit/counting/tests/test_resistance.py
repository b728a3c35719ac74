"""The least against wins: not what most want, but what all can live with."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from guildhall.kit.counting.resistance import Resistance, count_resistance
from guildhall.kit.counting.tests.profiles import OPTIONS, full_scores


def test_what_two_love_loses_against_what_three_can_live_with():
    """By hand: pizza 0 + 0 + 10 = 10, soup 2 + 3 + 1 = 6, staying hungry 9 + 8 + 7 = 24."""
    ballots = [
        {"pizza": 0, "soup": 2, "as it is": 9},
        {"pizza": 0, "soup": 3, "as it is": 8},
        {"pizza": 10, "soup": 1, "as it is": 7},
    ]

    count = count_resistance(ballots, ["pizza", "soup", "as it is"])

    assert (count.winner, count.tied) == ("soup", ())
    assert count.resistances == (
        Resistance("soup", 6, Fraction(1, 5), strongest=3, cannot_bear=0),
        Resistance("pizza", 10, Fraction(1, 3), strongest=10, cannot_bear=1),
        Resistance("as it is", 24, Fraction(4, 5), strongest=9, cannot_bear=0),
    )


def test_where_nobody_minds_anything_the_order_decides_and_says_so():
    count = count_resistance([dict.fromkeys(OPTIONS, 0)], OPTIONS)

    assert (count.winner, count.tied) == ("ash", OPTIONS)


@given(ballots=full_scores)
def test_the_winner_has_the_least_and_comes_first_of_equals(ballots):
    totals = [sum(ballot[option] for ballot in ballots) for option in OPTIONS]

    assert count_resistance(ballots, OPTIONS).winner == OPTIONS[totals.index(min(totals))]


@given(data=some.data(), ballots=full_scores)
def test_less_resistance_never_makes_a_winner_lose_nor_does_the_order_of_ballots(data, ballots):
    winner = count_resistance(ballots, OPTIONS).winner
    mixed = [dict(ballot) for ballot in data.draw(some.permutations(ballots))]
    place = data.draw(some.integers(0, len(ballots) - 1))

    mixed[place][winner] = data.draw(some.integers(0, mixed[place][winner]))

    assert count_resistance(mixed, OPTIONS).winner == winner
