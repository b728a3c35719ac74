"""Options with a cost, a budget to pay them from, and what one is worth to those who want it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from guildhall.kit.counting.options import Option, Points, check_points, listed, received
from guildhall.kit.counting.refusals import CostsMoreThanAll, CostsNothing, NoBudget, NotExact

Money = Fraction
Exact = int | Decimal | Fraction


class Worth(StrEnum):
    """What an option is worth to a ballot that gives it points.

    `COST`: its points times what it costs, so a large project counts for as much as the money that
    goes into it. `NUMBER`: its points alone, so a bench counts for as much as a bridge. These are
    the cost and the cardinality utilities of the literature (Peters, Pierczyński & Skowron 2021).
    """

    COST = "cost"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Costed:
    """An option and its cost, more than 0, in the same unit as the budget."""

    option: Option
    cost: Exact


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is to be shared out: checked, and exact."""

    ballots: Sequence[Points]
    costs: dict[Option, Money]
    budget: Money
    worth: Worth

    def worth_of_a_point(self, option: Option) -> Money:
        return self.costs[option] if self.worth is Worth.COST else Money(1)


def sharing(
    ballots: Iterable[Points], options: Sequence[Costed], *, budget: Exact, worth: Worth
) -> Sharing:
    """Check what a budget is shared out by.

    Raises NoOptions, NoBallots, EmptyBallot, UnknownOption, SameOptionTwice, NotExact,
    PointsOutOfRange, NoBudget, CostsNothing, CostsMoreThanAll.
    """
    pot = exactly(budget)
    if pot <= 0:
        raise NoBudget("There is nothing to spend.")
    listed([costed.option for costed in options])
    costs = {costed.option: exactly(costed.cost) for costed in options}
    for option, cost in costs.items():
        if cost <= 0:
            raise CostsNothing(f"“{option}” has no cost.")
        if cost > pot:
            raise CostsMoreThanAll(f"“{option}” costs more than the whole budget.")
    given = received(ballots)
    for ballot in given:
        check_points(ballot, costs, highest=None)
    return Sharing(given, costs, pot, worth)


def exactly(amount: Exact) -> Money:
    """An amount as a fraction. Raises NotExact for a float and for what is no number."""
    if isinstance(amount, bool) or not isinstance(amount, int | Decimal | Fraction):
        raise NotExact("An amount is a whole number, a decimal or a fraction, not a float.")
    if isinstance(amount, Decimal) and not amount.is_finite():
        raise NotExact("An amount is a finite number.")
    return Fraction(amount)
