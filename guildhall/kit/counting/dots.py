"""Everyone has the same number of dots to give away: the most dots win.

Cumulative voting (J. G. Marshall 1853, “Minorities and majorities: their relative rights”), which
meetings know as dots on a flip chart. All may go to one option. Dots that someone keeps are lost,
not shared out.
"""

from collections.abc import Iterable, Sequence

from guildhall.kit.counting.options import (
    Count,
    Option,
    Points,
    check_points,
    listed,
    ranked,
    received,
    tallied,
)
from guildhall.kit.counting.refusals import TooManyChosen


def count_dots(
    ballots: Iterable[Points],
    options: Sequence[Option],
    *,
    dots: int,
    winners: int = 1,
    most_on_one: int | None = None,
) -> Count:
    """Each ballot gives away at most `dots`, at most `most_on_one` of them to one option.

    Equal sums win in the order of `options`.
    Raises NoOptions, NoBallots, EmptyBallot, UnknownOption, SameOptionTwice, NotExact,
    PointsOutOfRange (on one option), TooManyChosen (together), NotANumberOfWinners.
    """
    offered = set(listed(options))
    given = received(ballots)
    for ballot in given:
        check_points(ballot, offered, highest=most_on_one)
        if sum(ballot.values()) > dots:
            raise TooManyChosen(f"A ballot gives away {sum(ballot.values())} of {dots} dots.")
    return ranked(tallied(given, options), ballots=len(given), winners=winners)
