"""Rank the options: the last one is out, and its ballots go on, until one has more than half.

Instant run-off, also called the alternative vote (W. R. Ware 1871; Tideman 2006, “Collective
decisions and voting”). A ballot ranks as many options as it likes; once all of them are
out, it is counted no more, so “half” is half of the ballots that still say something. One option
goes out at a time; of those with equally few ballots the one that comes last in `options`.

Ranking someone higher can make them lose (Doron & Kronick 1977, American Journal of Political
Science 21, 303-311): say so where you offer this rule.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guildhall.kit.counting.options import Option, check_named, listed, received

Ranking = tuple[Option, ...]
_Pile = Counter[Ranking]


@dataclass(frozen=True, slots=True)
class Round:
    """How the ballots were, and who was out.

    `votes` holds the options still in and their ballots, the most first; `silent` how many ballots
    say nothing any more. `tied` holds those that had equally few where the order decided which was
    out. `went_to` says where the ballots of `out` went next, in the order of `options`; `None` is
    nowhere. In the last round nobody is out.
    """

    votes: tuple[tuple[Option, int], ...]
    silent: int
    out: Option | None = None
    tied: tuple[Option, ...] = ()
    went_to: tuple[tuple[Option | None, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Runoff:
    ballots: int
    rounds: tuple[Round, ...]
    winner: Option


def count_rankings(ballots: Iterable[Sequence[Option]], options: Sequence[Option]) -> Runoff:
    """Each ballot is the options it ranks, the most wanted first.

    Raises NoOptions, NoBallots, EmptyBallot, UnknownOption, SameOptionTwice.
    """
    offered = set(listed(options))
    given = Counter(tuple(ballot) for ballot in received(ballots))
    for ranking in given:
        check_named(ranking, offered)
    piles: dict[Option, _Pile] = {option: Counter() for option in options}
    for ranking, number in given.items():
        piles[ranking[0]][ranking] += number
    rounds = []
    while not _has_half(piles):
        rounds.append(_put_one_out(piles, given.total()))
    rounds.append(Round(_votes(piles), _silent(piles, given.total())))
    return Runoff(given.total(), tuple(rounds), rounds[-1].votes[0][0])


def _has_half(piles: dict[Option, _Pile]) -> bool:
    sizes = [pile.total() for pile in piles.values()]
    return 2 * max(sizes) > sum(sizes)


def _put_one_out(piles: dict[Option, _Pile], ballots: int) -> Round:
    votes, silent = _votes(piles), _silent(piles, ballots)
    fewest = votes[-1][1]
    last = [option for option, number in votes if number == fewest]
    out = last[-1]
    went_to = _passed_on(piles, piles.pop(out))
    return Round(
        votes=votes,
        silent=silent,
        out=out,
        tied=tuple(last) if len(last) > 1 else (),
        went_to=tuple(went_to.items()),
    )


def _passed_on(piles: dict[Option, _Pile], pile: _Pile) -> dict[Option | None, int]:
    """Put each ballot of a pile on that of the next option it ranks; how many went where."""
    went_to: dict[Option | None, int] = dict.fromkeys([*piles, None], 0)
    for ranking, number in pile.items():
        following = next((option for option in ranking if option in piles), None)
        went_to[following] += number
        if following is not None:
            piles[following][ranking] += number
    return {option: number for option, number in went_to.items() if number}


def _votes(piles: dict[Option, _Pile]) -> tuple[tuple[Option, int], ...]:
    sizes = [(option, pile.total()) for option, pile in piles.items()]
    return tuple(sorted(sizes, key=lambda size: -size[1]))


def _silent(piles: dict[Option, _Pile], ballots: int) -> int:
    return ballots - sum(pile.total() for pile in piles.values())
