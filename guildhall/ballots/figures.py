"""What a count came to, as JSON keeps it: exact, and with how it came about.

Shares and money that are no whole number are texts such as “25/2”. What each ballot paid is summed
up: how many paid which amount.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from guildhall.kit.counting.equal_shares import Purchase, SharedOut
from guildhall.kit.counting.greedy import MostWantedFirst, Step
from guildhall.kit.counting.options import Count
from guildhall.kit.counting.resistance import LeastAgainst
from guildhall.kit.counting.runoff import Runoff

Figures = dict[str, Any]
Result = Count | LeastAgainst | Runoff | SharedOut | MostWantedFirst


def figures_of(result: Result) -> Figures:
    """The winners, and what the rule kept."""
    match result:
        case LeastAgainst() | Runoff():
            kept = {**asdict(result), "winners": [result.winner]}
        case SharedOut():
            kept = _shared_out(result)
        case MostWantedFirst():
            kept = {
                "budget": result.budget,
                "winners": result.winners,
                "steps": [_step(step) for step in result.steps],
                "unwanted": result.unwanted,
                "left_over": result.left_over,
            }
        case _:
            kept = asdict(result)
    return _plain(kept)


def fraction(kept: str | int) -> Fraction:
    """An amount as it was kept."""
    return Fraction(kept)


def _shared_out(result: SharedOut) -> Figures:
    return {
        "budget": result.budget,
        "share": result.share,
        "winners": result.winners,
        "purchases": [_purchase(one) for one in result.purchases],
        "out_of_reach": [asdict(one) for one in result.out_of_reach],
        "completion": [_step(step) for step in result.completion],
        "left_over": result.left_over,
    }


def _purchase(bought: Purchase) -> Figures:
    """`paid`: pairs of an amount and how many paid it, the greatest first."""
    paid = Counter(bought.payments.values())
    return {
        "option": bought.option,
        "cost": bought.cost,
        "paid": sorted(paid.items(), reverse=True),
        "tied": bought.tied,
    }


def _step(step: Step) -> Figures:
    return {
        "option": step.tally.option,
        "points": step.tally.points,
        "voters": step.tally.voters,
        "cost": step.cost,
        "left": step.left,
        "is_bought": step.is_bought,
        "is_tied": step.is_tied,
    }


def _plain(kept: object) -> Any:
    if isinstance(kept, Fraction):
        return str(kept)
    if isinstance(kept, Mapping):
        return {key: _plain(value) for key, value in kept.items()}
    if isinstance(kept, list | tuple):
        return [_plain(value) for value in kept]
    return kept
