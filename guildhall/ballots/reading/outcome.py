"""What a page shows of a vote that is over, or of one that shows its results while it is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from guildhall.ballots.counting import count
from guildhall.ballots.figures import Figures
from guildhall.ballots.models import Option, Vote, Way
from guildhall.ballots.queries import options_of
from guildhall.ballots.reading import budget, points, resistance, runoff
from guildhall.ballots.reading.line import Line
from guildhall.kit.counting.ties import drawn

_READERS = {
    Way.RESISTANCE: resistance,
    Way.RANKING: runoff,
    Way.EQUAL_SHARES: budget,
    Way.GREEDY: budget,
}
MOST_SO_FAR = 1000  # ballots: more are counted once, at the end


@dataclass(frozen=True, slots=True)
class Outcome:
    """`lines` are empty where nothing was counted. `order` is that in which equal options win."""

    vote: Vote
    lines: Sequence[Line]
    reasons: Sequence[str]
    order: Sequence[Option]
    voted: int
    could: int

    @property
    def winners(self) -> list[Option]:
        return [line.option for line in self.lines if line.is_winner]


def outcome_of(vote: Vote) -> Outcome:
    """Of a vote that has its count. One query, for the options."""
    options = options_of(vote)
    return _read(vote, options, vote.count.figures, voted=vote.count.voted, could=vote.count.could)


def so_far(vote: Vote, options: Sequence[Option]) -> Outcome | None:
    """Counted just now; None where results are hidden, nobody voted, or it would take long."""
    if vote.is_hidden:
        return None
    ballots = list(vote.ballots.values_list("marks", flat=True)[: MOST_SO_FAR + 1])
    if not 0 < len(ballots) <= MOST_SO_FAR:
        return None
    return _read(vote, options, count(vote, options, ballots), voted=len(ballots), could=0)


def _read(
    vote: Vote, options: Sequence[Option], figures: Figures, *, voted: int, could: int
) -> Outcome:
    by_key = {option.key: option for option in options}
    titles = {option.key: option.title for option in options}
    reader = _READERS.get(Way(vote.way), points)
    return Outcome(
        vote=vote,
        lines=list(reader.lines_of(vote, by_key, figures)) if figures else [],
        reasons=list(reader.reasons(vote, titles, figures)) if figures else [],
        order=[by_key[key] for key in drawn(list(by_key), seed=vote.seed)],
        voted=voted,
        could=could,
    )
