"""Instant run-off: round by round, every ballot always somewhere."""

import itertools

from hypothesis import given
from hypothesis import strategies as some

from guildhall.kit.counting.runoff import Round, Runoff, count_rankings
from guildhall.kit.counting.tests.by_hand import runoff_by_hand
from guildhall.kit.counting.tests.profiles import OPTIONS, full_rankings, rankings

MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE = CAPITALS = (
    "Memphis",
    "Nashville",
    "Chattanooga",
    "Knoxville",
)


def test_tennessee_goes_to_knoxville_in_three_rounds():
    """The usual example of textbooks. By hand: 42-26-15-17, then 42-26-32, then 42-58."""
    ballots = (
        [[MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE]] * 42
        + [[NASHVILLE, CHATTANOOGA, KNOXVILLE, MEMPHIS]] * 26
        + [[CHATTANOOGA, KNOXVILLE, NASHVILLE, MEMPHIS]] * 15
        + [[KNOXVILLE, CHATTANOOGA, NASHVILLE, MEMPHIS]] * 17
    )

    assert count_rankings(ballots, CAPITALS) == Runoff(
        ballots=100,
        rounds=(
            Round(
                ((MEMPHIS, 42), (NASHVILLE, 26), (KNOXVILLE, 17), (CHATTANOOGA, 15)),
                silent=0,
                out=CHATTANOOGA,
                went_to=((KNOXVILLE, 15),),
            ),
            Round(
                ((MEMPHIS, 42), (KNOXVILLE, 32), (NASHVILLE, 26)),
                silent=0,
                out=NASHVILLE,
                went_to=((KNOXVILLE, 26),),
            ),
            Round(((KNOXVILLE, 58), (MEMPHIS, 42)), silent=0),
        ),
        winner=KNOXVILLE,
    )


def test_ranking_someone_higher_can_make_them_lose():
    """The rule is not monotone (Doron & Kronick 1977). By hand.

    39 ABC, 35 BCA, 26 CAB: C is out, A wins 65 to 35. Ten of the 35 put A first: now B is out with
    25, and C wins 51 to 49.
    """
    before = ["abc"] * 39 + ["bca"] * 35 + ["cab"] * 26
    after = ["abc"] * 49 + ["bca"] * 25 + ["cab"] * 26

    assert count_rankings(before, "abc").winner == "a"
    assert count_rankings(after, "abc").winner == "c"


def test_a_ballot_whose_options_are_all_out_counts_no_more():
    """By hand: d is out and says nothing more; a has 3 of the 5 that still count."""
    ballots = ["a", "a", "ba", "b", "ca", "d"]

    count = count_rankings(ballots, "abcd")

    assert count.rounds[0].out == "d"
    assert count.rounds[0].tied == ("c", "d")
    assert count.rounds[0].went_to == ((None, 1),)
    assert count.rounds[1] == Round(
        (("a", 2), ("b", 2), ("c", 1)), silent=1, out="c", went_to=(("a", 1),)
    )
    assert (count.rounds[2].votes, count.rounds[2].silent) == ((("a", 3), ("b", 2)), 1)
    assert count.winner == "a"


def test_of_two_with_the_same_number_the_first_in_order_wins_and_it_says_so():
    count = count_rankings([["ash"], ["beech"]], ["beech", "ash"])

    assert (count.winner, count.rounds[0].tied) == ("beech", ("beech", "ash"))


@given(ballots=rankings)
def test_the_winner_is_the_one_counted_by_hand(ballots):
    assert count_rankings(ballots, OPTIONS).winner == runoff_by_hand(ballots, OPTIONS)


@given(ballots=rankings)
def test_in_each_round_every_ballot_is_somewhere_and_goes_on(ballots):
    count = count_rankings(ballots, OPTIONS)

    for one in count.rounds:
        assert sum(number for _option, number in one.votes) + one.silent == len(ballots)
    for one, following in itertools.pairwise(count.rounds):
        votes, then = dict(one.votes), dict(following.votes)
        moved = dict(one.went_to)
        assert votes.keys() - then.keys() == {one.out}
        assert sum(moved.values()) == votes[one.out] == min(votes.values())
        assert then == {
            option: votes[option] + moved.get(option, 0) for option in votes if option != one.out
        }
        assert following.silent == one.silent + moved.get(None, 0)


@given(data=some.data(), ballots=rankings)
def test_the_order_of_ballots_does_not_matter(data, ballots):
    mixed = data.draw(some.permutations(ballots))

    assert count_rankings(mixed, OPTIONS) == count_rankings(ballots, OPTIONS)


@given(ballots=rankings, favourite=some.sampled_from(OPTIONS))
def test_who_is_first_on_more_than_half_of_the_ballots_wins_at_once(ballots, favourite):
    majority = [[favourite]] * (len(ballots) + 1)

    count = count_rankings([*ballots, *majority], OPTIONS)

    assert (count.winner, len(count.rounds)) == (favourite, 1)


@given(ballots=full_rankings)
def test_who_would_lose_against_each_other_one_never_wins(ballots):
    """The Condorcet loser criterion, which instant run-off meets (Tideman 2006)."""
    winner = count_rankings(ballots, OPTIONS).winner

    beaten = [
        other
        for other in OPTIONS
        if 2 * sum(one.index(other) < one.index(winner) for one in ballots) > len(ballots)
    ]
    assert len(beaten) < len(OPTIONS) - 1
