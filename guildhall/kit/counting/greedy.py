"""A budget, the most wanted first: each option is paid if what is left is enough for it.

The greedy rule of most cities, and rule “greedy by approval” of Talmon & Faliszewski 2019, “A
framework for approval-based budgeting methods” (AAAI 33, 2181-2188). What does not fit is passed
over, and the next one is tried. With `Worth.COST` the order is that of the points; with
`Worth.NUMBER` that of the points for each unit of money, so that cheap options come earlier.
A majority that votes alike can spend everything: `equal_shares` is for where that would be unfair.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guildhall.kit.counting.budget import Costed, Exact, Money, Sharing, Worth, sharing
from guildhall.kit.counting.options import Option, Points, Tally, tallied


@dataclass(frozen=True, slots=True)
class Step:
    """One option in its turn: what it has, what it costs, what was left then, and what came of it.

    `is_tied`: an option with the same support per money comes right before or after it, and the
    order of the options decided.
    """

    tally: Tally
    cost: Money
    left: Money
    is_bought: bool
    is_tied: bool


@dataclass(frozen=True, slots=True)
class MostWantedFirst:
    """Every option that anyone wants, in the order of its turn."""

    budget: Money
    steps: tuple[Step, ...]
    unwanted: tuple[Option, ...]

    @property
    def winners(self) -> tuple[Option, ...]:
        return tuple(step.tally.option for step in self.steps if step.is_bought)

    @property
    def left_over(self) -> Money:
        return self.budget - sum((step.cost for step in self.steps if step.is_bought), Money())


def greedy(
    ballots: Iterable[Points],
    options: Sequence[Costed],
    *,
    budget: Exact,
    worth: Worth = Worth.COST,
) -> MostWantedFirst:
    """Each ballot gives options whole points; an approval is one point.

    Equal ones are taken in the order of `options`. Raises what `budget.sharing` does.
    """
    asked = sharing(ballots, options, budget=budget, worth=worth)
    tallies = tallied(asked.ballots, list(asked.costs))
    return MostWantedFirst(
        budget=asked.budget,
        steps=steps(tallies, asked, money=asked.budget),
        unwanted=tuple(tally.option for tally in tallies if not tally.points),
    )


def steps(tallies: Iterable[Tally], asked: Sharing, *, money: Money) -> tuple[Step, ...]:
    """Spend `money` on options in the order of their support; unwanted ones have no turn."""
    wanted = [tally for tally in tallies if tally.points]
    support = {tally.option: _support(tally, asked) for tally in wanted}
    turns = sorted(wanted, key=lambda tally: -support[tally.option])
    done = []
    for place, tally in enumerate(turns):
        cost = asked.costs[tally.option]
        is_tied = _is_tied(turns, place, support)
        step = Step(tally, cost, money, is_bought=cost <= money, is_tied=is_tied)
        money -= cost if step.is_bought else 0
        done.append(step)
    return tuple(done)


def _support(tally: Tally, asked: Sharing) -> Money:
    return tally.points * asked.worth_of_a_point(tally.option) / asked.costs[tally.option]


def _is_tied(turns: Sequence[Tally], place: int, support: Mapping[Option, Money]) -> bool:
    mine = support[turns[place].option]
    beside = [turns[other].option for other in (place - 1, place + 1) if 0 <= other < len(turns)]
    return any(support[option] == mine for option in beside)
