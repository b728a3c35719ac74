"""Whether enough took part: a number of people, or a share of those who may.

Robert's Rules of Order (12th edition, 40) has the quorum as the number who must take part for a
decision to bind. It is fixed with the question and counts those who may vote when it closes.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from guildhall.kit.counting.refusals import NotAQuorum, NotExact


@dataclass(frozen=True, slots=True)
class Quorum:
    """`can_be_met` is false where more are needed than there are."""

    members: int
    needed: int
    answered: int

    @property
    def is_met(self) -> bool:
        return self.answered >= self.needed

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.answered)

    @property
    def can_be_met(self) -> bool:
        return self.needed <= self.members


def quorum_of(number: int, *, members: int, answered: int) -> Quorum:
    """A quorum of a number of people. Raises NotAQuorum where a number is negative."""
    if min(number, members, answered) < 0:
        raise NotAQuorum("A number of people is never negative.")
    return Quorum(members, number, answered)


def quorum_share(share: Fraction | int, *, members: int, answered: int) -> Quorum:
    """A quorum of a share of the members, 0 to 1: a third of ten is four, half of ten is five.

    Raises NotExact for a float; NotAQuorum.
    """
    if not isinstance(share, Fraction | int):
        raise NotExact("A share is a fraction, not a float.")
    if not 0 <= share <= 1:
        raise NotAQuorum("A share is from none to all.")
    return quorum_of(ceil(share * members), members=members, answered=answered)
