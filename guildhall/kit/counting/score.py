"""Give each option points, each by itself: the greatest sum wins.

Range voting as Smith describes it (W. D. Smith 2000, “Range voting”), with the sum and not the
mean: an option that a ballot leaves out gets none from it, so what few people know does not win
with the praise of two.
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

HIGHEST = 5


def count_scores(
    ballots: Iterable[Points],
    options: Sequence[Option],
    *,
    winners: int = 1,
    highest: int = HIGHEST,
) -> Count:
    """Each ballot gives options whole points from 0 to `highest`.

    Equal sums win in the order of `options`.
    Raises NoOptions, NoBallots, EmptyBallot, UnknownOption, SameOptionTwice, NotExact,
    PointsOutOfRange, NotANumberOfWinners.
    """
    offered = set(listed(options))
    given = received(ballots)
    for ballot in given:
        check_points(ballot, offered, highest=highest)
    return ranked(tallied(given, options), ballots=len(given), winners=winners)
