"""Ballots that hypothesis makes up: few options and few ballots, so that ties are common."""

from fractions import Fraction

from hypothesis import strategies as some

from guildhall.kit.counting.budget import Costed

OPTIONS = ("ash", "beech", "cedar", "dogwood")

a_name = some.sampled_from(OPTIONS)
approvals = some.lists(some.sets(a_name, min_size=1), min_size=1, max_size=9)
rankings = some.lists(some.lists(a_name, min_size=1, unique=True), min_size=1, max_size=9)
full_rankings = some.lists(some.permutations(OPTIONS), min_size=1, max_size=9)
scores = some.lists(
    some.dictionaries(a_name, some.integers(0, 5), min_size=1), min_size=1, max_size=9
)
full_scores = some.lists(
    some.fixed_dictionaries({option: some.integers(0, 10) for option in OPTIONS}),
    min_size=1,
    max_size=9,
)
costs = some.lists(
    some.fractions(min_value=Fraction(1, 2), max_value=10, max_denominator=4),
    min_size=len(OPTIONS),
    max_size=len(OPTIONS),
).map(lambda costs: [Costed(*pair) for pair in zip(OPTIONS, costs, strict=True)])
budgets = some.fractions(min_value=10, max_value=25, max_denominator=6)


def approving(ballots):
    """Approvals as points: one for each option."""
    return [dict.fromkeys(sorted(ballot), 1) for ballot in ballots]
