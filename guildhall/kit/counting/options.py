"""What can be chosen, and ballots that give it points."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from guildhall.kit.counting.refusals import (
    EmptyBallot,
    NoBallots,
    NoOptions,
    NotANumberOfWinners,
    NotExact,
    PointsOutOfRange,
    SameOptionTwice,
    UnknownOption,
)

Option = str
Points = Mapping[Option, int]
Ballot = TypeVar("Ballot")


@dataclass(frozen=True, slots=True)
class Tally:
    """How an option did: its points, and how many ballots gave it any."""

    option: Option
    points: int
    voters: int


@dataclass(frozen=True, slots=True)
class Count:
    """A count of points: the best first.

    `tied` holds the options that have as much as the last winner where the order of the options
    decided which of them won; it is empty where nothing had to be decided.
    """

    ballots: int
    tallies: tuple[Tally, ...]
    winners: tuple[Option, ...]
    tied: tuple[Option, ...]


def listed(options: Sequence[Option]) -> Sequence[Option]:
    """The options as they are, if there are any and none is twice. Raises the refusal."""
    if not options:
        raise NoOptions("There is nothing to choose from.")
    _each_once(options)
    return options


def received(ballots: Iterable[Ballot]) -> list[Ballot]:
    """The ballots, if there are any. Raises NoBallots."""
    found = list(ballots)
    if not found:
        raise NoBallots("Nobody voted.")
    return found


def check_named(named: Collection[Option], offered: Collection[Option]) -> None:
    """Refuse a ballot that names nothing, something twice, or what was not offered.

    `offered` is a set or a mapping, for speed.
    """
    if not named:
        raise EmptyBallot("A ballot says nothing.")
    for option in named:
        if option not in offered:
            raise UnknownOption(f"Nobody offered “{option}”.")
    _each_once(named)


def check_points(ballot: Points, offered: Collection[Option], *, highest: int | None) -> None:
    """Refuse points that are no whole number from 0 to `highest`, and what `check_named` does."""
    check_named(ballot.keys(), offered)
    for option, points in ballot.items():
        if type(points) is not int:
            raise NotExact(f"The points for “{option}” are not a whole number.")
        if points < 0 or (highest is not None and points > highest):
            raise PointsOutOfRange(f"{points} points for “{option}” are out of range.")


def tallied(ballots: Iterable[Points], options: Sequence[Option]) -> tuple[Tally, ...]:
    """The points of each option added up, in the order of the options."""
    points = dict.fromkeys(options, 0)
    voters = dict.fromkeys(options, 0)
    for ballot in ballots:
        for option, given in ballot.items():
            points[option] += given
            voters[option] += given > 0
    return tuple(Tally(option, points[option], voters[option]) for option in options)


def ranked(tallies: Sequence[Tally], *, ballots: int, winners: int) -> Count:
    """The most points first, equal ones as they come; an option without any never wins.

    Raises NotANumberOfWinners.
    """
    if not 1 <= winners <= len(tallies):
        raise NotANumberOfWinners(f"{len(tallies)} options cannot have {winners} winners.")
    best = sorted(tallies, key=lambda tally: -tally.points)
    won = [tally for tally in best[:winners] if tally.points > 0]
    return Count(
        ballots=ballots,
        tallies=tuple(best),
        winners=tuple(tally.option for tally in won),
        tied=at_the_line(best, len(won)),
    )


def at_the_line(best: Sequence[Tally], winners: int) -> tuple[Option, ...]:
    """Options with as many points as the last winner, if one of them did not win."""
    if winners == 0 or winners == len(best) or best[winners].points != best[winners - 1].points:
        return ()
    line = best[winners].points
    return tuple(tally.option for tally in best if tally.points == line)


def _each_once(options: Collection[Option]) -> None:
    if len(set(options)) != len(options):
        twice = next(option for option in options if list(options).count(option) > 1)
        raise SameOptionTwice(f"“{twice}” is there twice.")
