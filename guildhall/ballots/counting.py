"""A vote counted by its rule of `kit/counting`, and what came out as figures for JSON."""

from collections.abc import Iterable, Sequence

from guildhall.ballots.figures import Figures, Result, figures_of
from guildhall.ballots.marks import Marks, ranking_of
from guildhall.ballots.models import Option, Vote, Way
from guildhall.kit.counting.approval import count_approvals
from guildhall.kit.counting.budget import Costed
from guildhall.kit.counting.dots import count_dots
from guildhall.kit.counting.equal_shares import equal_shares
from guildhall.kit.counting.greedy import greedy
from guildhall.kit.counting.refusals import NotExact, PointsOutOfRange, SameOptionTwice
from guildhall.kit.counting.resistance import count_resistance
from guildhall.kit.counting.runoff import count_rankings
from guildhall.kit.counting.score import count_scores
from guildhall.kit.counting.ties import drawn


def count(vote: Vote, options: Iterable[Option], ballots: Sequence[Marks]) -> Figures:
    """Count the ballots. Raises CountRefused.

    Equal options win in the order drawn from the vote's seed.
    """
    offered = list(options)
    order = drawn([option.key for option in offered], seed=vote.seed)
    if Way(vote.way).shares_money:
        return figures_of(_shared_out(vote, offered, order, ballots))
    return figures_of(_chosen(vote, order, ballots))


def check_ballot(vote: Vote, marks: Marks) -> None:
    """Refuse what could not be counted: a ballot is counted by itself. Raises CountRefused."""
    if any(type(number) is not int for number in marks.values()):
        raise NotExact("A mark is a whole number.")
    way = Way(vote.way)
    if way in (Way.POLL, Way.ELECTION) and set(marks.values()) - {1}:
        raise PointsOutOfRange("A mark in a poll is 1.")
    if way is Way.RANKING and len(set(marks.values())) < len(marks):
        raise SameOptionTwice("Two options have the same place.")
    if way.shares_money and any(not 0 <= number <= vote.most for number in marks.values()):
        raise PointsOutOfRange(f"Points are from 0 to {vote.most}.")
    count(vote, vote.options.all(), [marks])


def _chosen(vote: Vote, order: Sequence[str], ballots: Sequence[Marks]) -> Result:
    match Way(vote.way):
        case Way.SCORE:
            return count_scores(ballots, order, winners=vote.winners, highest=vote.most)
        case Way.DOTS:
            return count_dots(ballots, order, winners=vote.winners, dots=vote.most)
        case Way.RESISTANCE:
            return count_resistance(ballots, order, highest=vote.most)
        case Way.RANKING:
            return count_rankings(map(ranking_of, ballots), order)
        case _:
            named = [list(ballot) for ballot in ballots]
            return count_approvals(named, order, winners=vote.winners, most=vote.most)


def _shared_out(
    vote: Vote, options: Iterable[Option], order: Sequence[str], ballots: Sequence[Marks]
) -> Result:
    """Every option has a cost, and the vote a budget: it would not have opened without."""
    costs = {option.key: option.cost or 0 for option in options}
    costed = [Costed(key, costs[key]) for key in order]
    rule = equal_shares if vote.way == Way.EQUAL_SHARES else greedy
    return rule(ballots, costed, budget=vote.budget or 0)
