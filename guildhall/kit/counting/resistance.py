"""Say how much you are against each option: the least resistance wins.

Systemic consensing (Paulus, Schrotta & Visotschnig 2009, “Systemisches Konsensieren”; domain.md
1.10): 0 is no objection, 10 is “I cannot bear it”. Offer “leave it as it is” as an option of its
own: what meets more resistance than that is no solution.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from guildhall.kit.counting.options import Option, Points, check_points, listed, received
from guildhall.kit.counting.refusals import OptionLeftOut

HIGHEST = 10


@dataclass(frozen=True, slots=True)
class Resistance:
    """How an option did.

    `share` is its resistance out of all that was possible, 0 to 1; `strongest` the greatest single
    one, `cannot_bear` how many ballots gave the highest.
    """

    option: Option
    total: int
    share: Fraction
    strongest: int
    cannot_bear: int


@dataclass(frozen=True, slots=True)
class LeastAgainst:
    """The least resistance first; `tied` holds those that equal the winner's, if any do."""

    ballots: int
    resistances: tuple[Resistance, ...]
    winner: Option
    tied: tuple[Option, ...]


def count_resistance(
    ballots: Iterable[Points], options: Sequence[Option], *, highest: int = HIGHEST
) -> LeastAgainst:
    """Each ballot gives every option a whole number from 0 to `highest`.

    Every option, because silence must not count as consent. Equal ones win in the order of
    `options`. Raises NoOptions, NoBallots, EmptyBallot, UnknownOption, SameOptionTwice, NotExact,
    PointsOutOfRange, OptionLeftOut.
    """
    offered = set(listed(options))
    given = received(ballots)
    for ballot in given:
        check_points(ballot, offered, highest=highest)
        if len(ballot) < len(offered):
            raise OptionLeftOut("A ballot leaves an option out.")
    least = sorted(
        (_resistance(option, given, highest) for option in options), key=lambda one: one.total
    )
    equal = tuple(one.option for one in least if one.total == least[0].total)
    return LeastAgainst(
        ballots=len(given),
        resistances=tuple(least),
        winner=least[0].option,
        tied=equal if len(equal) > 1 else (),
    )


def _resistance(option: Option, ballots: Sequence[Points], highest: int) -> Resistance:
    against = [ballot[option] for ballot in ballots]
    return Resistance(
        option=option,
        total=sum(against),
        share=Fraction(sum(against), highest * len(ballots)),
        strongest=max(against),
        cannot_bear=against.count(highest),
    )
