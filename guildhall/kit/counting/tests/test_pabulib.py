"""210 elections of real cities, beside what other people's programs name as winners.

The figures in `pabulib_winners.csv` were computed once, apart from the project, by pabutools 1.2.3
(greedy, equal shares) and pyrankvote 2.0.6 (instant run-off), and by adding points up;
docs/decisions/0120 says how. `number:hash` is how many options won and the first twelve digits of
the SHA-256 of their names, sorted and joined by spaces.
"""

import csv
from hashlib import sha256
from pathlib import Path

import pytest

from guildhall.kit.counting.budget import Worth
from guildhall.kit.counting.equal_shares import equal_shares
from guildhall.kit.counting.greedy import greedy
from guildhall.kit.counting.runoff import count_rankings
from guildhall.kit.counting.score import count_scores
from guildhall.kit.counting.tests.pabulib import ARCHIVE, Election, elections

pytestmark = pytest.mark.skipif(
    not ARCHIVE.exists(), reason=f"elections to compare with are not here: {ARCHIVE}"
)
FIGURES = Path(__file__).parent / "pabulib_winners.csv"


def _figures() -> dict[str, dict[str, str]]:
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return {row["election"]: row for row in csv.DictReader(file)}


def _hashed(winners: tuple[str, ...]) -> str:
    names = " ".join(sorted(winners)).encode()
    return f"{len(winners)}:{sha256(names).hexdigest()[:12]}"


def _budgets(election: Election) -> dict[str, str]:
    """What ours buys, by the names of the columns."""
    ours = {}
    for worth in Worth:
        asked = (election.ballots, election.options)
        say = {"budget": election.budget, "worth": worth}
        shared = equal_shares(*asked, **say)
        only = tuple(one.option for one in shared.purchases)
        ours[f"greedy_{worth}"] = _hashed(greedy(*asked, **say).winners)
        ours[f"shares_{worth}"] = _hashed(only)
        ours[f"completed_{worth}"] = _hashed(shared.winners)
    return ours


def test_every_election_is_here():
    assert {election.name for election in elections()} == _figures().keys()
    assert len(_figures()) == 210


def test_greedy_and_equal_shares_buy_what_pabutools_buys():
    figures = _figures()

    differ = []
    for election in elections():
        row, ours = figures[election.name], _budgets(election)
        assert (str(len(election.options)), str(len(election.ballots))) == (
            row["options"],
            row["ballots"],
        )
        differ += [(election.name, rule) for rule in ours if ours[rule] != row[rule]]
    assert differ == []


def test_the_most_points_win():
    figures = _figures()

    for election in elections():
        names = [costed.option for costed in election.options]
        highest = max(points for ballot in election.ballots for points in ballot.values())
        count = count_scores(election.ballots, names, highest=highest)
        best = figures[election.name]["most_points"].split()
        assert sorted(count.tied or count.winners) == best, election.name
        assert count.winners == (next(name for name in names if name in best),)


def test_instant_run_off_elects_whom_pyrankvote_elects():
    """It draws lots between equals, so it was asked five times; ours is one of those it named."""
    figures = _figures()

    ranked = [election for election in elections() if election.rankings]
    assert len(ranked) == 25
    for election in ranked:
        count = count_rankings(election.rankings, election.names)
        assert count.winner in figures[election.name]["runoff"].split(), election.name
