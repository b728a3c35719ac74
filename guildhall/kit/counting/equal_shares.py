"""A budget, where everyone has the same share of it to spend on what they want.

The method of equal shares (Peters, Pierczyński & Skowron 2021, “Proportional participatory
budgeting with additive utilities”, NeurIPS 34, arXiv:2008.13276). The budget is divided equally
among the ballots. An option can be bought where those who want it can pay it together, each the
same for the same worth, or all they have left if that is less. Bought first is the one that asks
the least for the same worth (its *rate*), then the purses are looked at again, until nothing more
can be bought. So a third of the people decide about a third of the money.

What is left then is spent by a *completion*, which is said beforehand: `GREEDY` goes on with the
most wanted first (`greedy`; the literature calls it utilitarian completion), which can be told in
one sentence; `NONE` leaves it. Raising everyone's share bit by bit instead is not offered: what
people would then be told is a share that nobody had.

Inside, money is whole numbers of a small unit that grows finer with each purchase: exact, and
several times faster than fractions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import gcd, lcm

from guildhall.kit.counting.budget import Costed, Exact, Money, Sharing, Worth, sharing
from guildhall.kit.counting.greedy import Step, steps
from guildhall.kit.counting.options import Option, Points, Tally, tallied


class Completion(StrEnum):
    NONE = "none"
    GREEDY = "greedy"


@dataclass(frozen=True, slots=True)
class Purchase:
    """What was bought together.

    `payments`: by the number of the ballot, from 0. `rate`: what a supporter pays for each unit of
    worth; whoever pays less gave all they had left. `tied` holds the options with the same rate
    where the order of the options decided.
    """

    option: Option
    cost: Money
    rate: Money
    payments: Mapping[int, Money]
    tied: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """What those who want it could not pay together: how many they are, and what they had left."""

    option: Option
    cost: Money
    supporters: int
    they_have: Money


@dataclass(frozen=True, slots=True)
class SharedOut:
    """Who bought what, in order; what could not be bought; and what the completion did.

    `share` is what each ballot had at first, `purses` what each had left after the purchases.
    """

    budget: Money
    share: Money
    purchases: tuple[Purchase, ...]
    out_of_reach: tuple[OutOfReach, ...]
    purses: tuple[Money, ...]
    completion: tuple[Step, ...]

    @property
    def winners(self) -> tuple[Option, ...]:
        added = (step.tally.option for step in self.completion if step.is_bought)
        return (*(purchase.option for purchase in self.purchases), *added)

    @property
    def left_over(self) -> Money:
        added = (step.cost for step in self.completion if step.is_bought)
        return self.budget - sum((one.cost for one in self.purchases), Money()) - sum(added)


def equal_shares(
    ballots: Iterable[Points],
    options: Sequence[Costed],
    *,
    budget: Exact,
    worth: Worth = Worth.COST,
    completion: Completion = Completion.GREEDY,
) -> SharedOut:
    """Each ballot gives options whole points; an approval is one point.

    Of equal rates the first in the order of `options` is bought. Raises what `budget.sharing` does.
    """
    asked = sharing(ballots, options, budget=budget, worth=worth)
    purses = _Purses(asked)
    purchases = tuple(_purchases(asked, purses))
    bought = {purchase.option for purchase in purchases}
    left = [option for option in asked.costs if option not in bought]
    money = asked.budget - sum((purchase.cost for purchase in purchases), Money())
    completes = completion is Completion.GREEDY
    return SharedOut(
        budget=asked.budget,
        share=asked.budget / len(asked.ballots),
        purchases=purchases,
        out_of_reach=tuple(purses.out_of_reach(option) for option in left),
        purses=tuple(purses.money(pieces) for pieces in purses.pieces),
        completion=steps(_wishes(asked, left), asked, money=money) if completes else (),
    )


@dataclass(frozen=True, slots=True)
class _Offer:
    """What an option asks: `rest / points` pieces for each point of those who can pay in full."""

    option: Option
    rest: int
    points: int
    rate: Money


class _Purses:
    """What each ballot has left, in pieces: `unit` of them are one of money."""

    def __init__(self, asked: Sharing) -> None:
        share = asked.budget / len(asked.ballots)
        costs = asked.costs.values()
        self.unit = lcm(share.denominator, *(cost.denominator for cost in costs))
        self.pieces = [int(share * self.unit)] * len(asked.ballots)
        self._asked = asked
        self._wants: dict[Option, list[tuple[int, int]]] = {option: [] for option in asked.costs}
        for number, ballot in enumerate(asked.ballots):
            for option, points in ballot.items():
                if points:
                    self._wants[option].append((number, points))

    def offer(self, option: Option) -> _Offer | None:
        """What the option asks now, or None where its supporters cannot pay it together."""
        wants = self._wants[option]
        rest = int(self._asked.costs[option] * self.unit)
        if sum(self.pieces[number] for number, _points in wants) < rest:
            return None
        points_left = sum(points for _number, points in wants)
        for number, points in self._poorest_first(wants):
            if points * rest <= self.pieces[number] * points_left:
                break
            rest -= self.pieces[number]
            points_left -= points
        price = Fraction(rest, points_left * self.unit)
        return _Offer(option, rest, points_left, price / self._asked.worth_of_a_point(option))

    def buy(self, offer: _Offer) -> dict[int, Money]:
        """Take what each supporter pays; by the number of the ballot."""
        finer = offer.points // gcd(offer.rest, offer.points)
        self.unit *= finer
        self.pieces = [pieces * finer for pieces in self.pieces]
        a_point = offer.rest * finer // offer.points
        payments = {}
        for number, points in self._wants[offer.option]:
            paid = min(self.pieces[number], points * a_point)
            self.pieces[number] -= paid
            if paid:
                payments[number] = self.money(paid)
        return payments

    def out_of_reach(self, option: Option) -> OutOfReach:
        wants = self._wants[option]
        together = sum(self.pieces[number] for number, _points in wants)
        return OutOfReach(option, self._asked.costs[option], len(wants), self.money(together))

    def money(self, pieces: int) -> Money:
        return Fraction(pieces, self.unit)

    def _poorest_first(self, wants: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """By what each has left for a point: the first that can pay in full is followed by such."""
        even = lcm(*{points for _number, points in wants})
        return sorted(wants, key=lambda want: self.pieces[want[0]] * (even // want[1]))


def _purchases(asked: Sharing, purses: _Purses) -> Iterable[Purchase]:
    """Buy what has the lowest rate, until nothing can be bought.

    A rate only rises while purses get emptier, so the last known one says which options need not be
    looked at again.
    """
    known = dict.fromkeys(asked.costs, Money())
    while True:
        offers = _cheapest(asked, purses, known)
        if not offers:
            return
        first, *equal = offers
        payments = purses.buy(first)
        del known[first.option]
        tied = (first.option, *(offer.option for offer in equal)) if equal else ()
        cost = asked.costs[first.option]
        yield Purchase(first.option, cost, first.rate, payments, tied)


def _cheapest(asked: Sharing, purses: _Purses, known: dict[Option, Money]) -> list[_Offer]:
    """The offers with the lowest rate, in the order of the options; `known` is brought up to date.

    What cannot be paid now never can, and leaves `known`.
    """
    best: list[_Offer] = []
    for option in sorted(known, key=lambda option: known[option]):
        if best and known[option] > best[0].rate:
            break
        offer = purses.offer(option)
        if offer is None:
            del known[option]
            continue
        known[option] = offer.rate
        if not best or offer.rate < best[0].rate:
            best = [offer]
        elif offer.rate == best[0].rate:
            best.append(offer)
    order = {option: place for place, option in enumerate(asked.costs)}
    return sorted(best, key=lambda offer: order[offer.option])


def _wishes(asked: Sharing, options: Sequence[Option]) -> Iterable[Tally]:
    """How the options did that were not bought, in their order."""
    left = set(options)
    return [tally for tally in tallied(asked.ballots, list(asked.costs)) if tally.option in left]
