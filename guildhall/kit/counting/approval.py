"""Name those you want: the options that most ballots name win.

With one name on a ballot this is plurality voting; with as many as one likes, approval voting
(Brams & Fishburn 1978, “Approval voting”, American Political Science Review 72, 831-847). With
several winners it is block approval: the most named, one after another.
"""

from collections.abc import Collection, Iterable, Sequence

from guildhall.kit.counting.options import (
    Count,
    Option,
    check_named,
    listed,
    ranked,
    received,
    tallied,
)
from guildhall.kit.counting.refusals import TooManyChosen


def count_approvals(
    ballots: Iterable[Collection[Option]],
    options: Sequence[Option],
    *,
    winners: int = 1,
    most: int | None = None,
) -> Count:
    """Each ballot is the options it names, at most `most` of them (1: plurality; None: any number).

    Points are ballots. Equal ones win in the order of `options`.
    Raises NoOptions, NoBallots, EmptyBallot, UnknownOption, SameOptionTwice, TooManyChosen,
    NotANumberOfWinners.
    """
    offered = set(listed(options))
    given = received(ballots)
    for ballot in given:
        check_named(ballot, offered)
        if most is not None and len(ballot) > most:
            raise TooManyChosen(f"A ballot names {len(ballot)} options, and may name {most}.")
    tallies = tallied((dict.fromkeys(ballot, 1) for ballot in given), options)
    return ranked(tallies, ballots=len(given), winners=winners)
