"""Invented communities show the pattern they were made with, and a healthy one shows no sign.

Three lives of each here; fifty behind `make test-slow` and `guildhall bench health`.
"""

import pytest

from guildhall.health.gate.privacy import without_few
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.findings import findings_of, signatures_of
from guildhall.health.synthetic import CHARACTERS, live
from guildhall.health.tests.marks import ONCE

SOME, MANY = 3, 50


def shown(name: str, seed: int) -> tuple[list[str], list[str]]:
    """The named patterns, and the signs that are seen."""
    evaluation = without_few(evaluate(live(CHARACTERS[name], seed)))
    signs = [finding.sign.value for finding in findings_of(evaluation) if finding.state == "sign"]
    return [one.name for one in signatures_of(evaluation)], signs


@ONCE
@pytest.mark.parametrize(
    "name", [name for name, character in CHARACTERS.items() if character.signature]
)
def test_each_shows_what_it_was_made_with(name):
    found = [shown(name, seed)[0] for seed in range(SOME)]

    assert [CHARACTERS[name].signature in names for names in found] == [True] * SOME


@ONCE
def test_a_healthy_one_shows_no_sign():
    assert [shown("healthy", seed) for seed in range(SOME)] == [([], [])] * SOME


@ONCE
@pytest.mark.slow
@pytest.mark.parametrize("name", CHARACTERS)
def test_in_45_of_50_lives(name):
    found = [shown(name, seed) for seed in range(MANY)]
    hits = sum(CHARACTERS[name].signature in names for names, _signs in found)
    quiet = sum(not signs for _names, signs in found)

    print(f"{name}: {hits if CHARACTERS[name].signature else quiet} of {MANY}")
    assert (hits if CHARACTERS[name].signature else quiet) >= (
        45 if CHARACTERS[name].signature else 48
    )


@ONCE
def test_the_same_life_gives_the_same_figures():
    first, again = (evaluate(live(CHARACTERS["silos"], 7)) for _twice in range(2))

    assert {name: two.now.value for name, two in first.twos.items()} == {
        name: two.now.value for name, two in again.twos.items()
    }
    assert {name: two.difference for name, two in first.twos.items()} == {
        name: two.difference for name, two in again.twos.items()
    }
