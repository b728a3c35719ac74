"""From evidence to a rung: what each needs, and that the words say just that."""

import datetime as dt
from itertools import product
from types import SimpleNamespace

import pytest

from guildhall.practices.ladder import (
    LADDER,
    Evidence,
    Report,
    counts_as_check,
    gather,
    missing_for,
    missing_for_next,
    rung_of,
)
from guildhall.practices.models import Rung
from guildhall.practices.reading import confirmed_at

pytestmark = pytest.mark.database

NOTHING = Evidence(worked=0, partly=0, failed=0, away=0, is_checked=False, stood_behind=False)


def evidence(**more: object) -> Evidence:
    return Evidence(
        **{**{name: getattr(NOTHING, name) for name in NOTHING.__dataclass_fields__}, **more}
    )


@pytest.mark.parametrize(
    ("known", "rung"),
    [
        (evidence(), Rung.NEW),
        (evidence(failed=3), Rung.NEW),
        (evidence(partly=1), Rung.TRIED),
        (evidence(worked=1), Rung.TRIED),
        (evidence(worked=1, is_checked=True), Rung.HERE),
        (evidence(worked=1, failed=1, is_checked=True), Rung.TRIED),
        (evidence(worked=2, failed=1, is_checked=True, away=1), Rung.HERE),
        (evidence(worked=2, is_checked=True, away=2), Rung.ELSEWHERE),
        (evidence(worked=2, is_checked=True, away=2, stood_behind=True), Rung.STANDARD),
        (
            evidence(worked=2, is_checked=True, away=2, stood_behind=True, unsaid=("Limits",)),
            Rung.ELSEWHERE,
        ),
        (evidence(worked=9, away=9, stood_behind=True), Rung.TRIED),
    ],
)
def test_a_rung_is_reached_where_all_that_it_and_those_below_want_is_there(known, rung):
    assert rung_of(known) == rung


def test_what_is_missing_is_said_for_every_rung_that_is_not_reached_and_nothing_for_one_that_is():
    for worked, failed, away, is_checked, behind in product(
        (0, 1, 3), (0, 2), (0, 1, 2), (False, True), (False, True)
    ):
        known = evidence(
            worked=worked, failed=failed, away=away, is_checked=is_checked, stood_behind=behind
        )
        rung = rung_of(known)
        reached = LADDER[: LADDER.index(rung) + 1]
        assert all(not missing_for(below, known) for below in reached)
        assert bool(missing_for_next(rung, known)) == (rung != Rung.STANDARD)


def test_the_words_say_what_and_how_many():
    assert missing_for(Rung.ELSEWHERE, evidence(away=1)) == [
        "It works in 1 more place, not counting where it comes from."
    ]
    assert missing_for(Rung.HERE, evidence(worked=2, failed=3, is_checked=True)) == [
        "It works more often than not. Reports so far: 2 worked, 3 did not."
    ]


def test_home_is_no_other_place_and_a_unit_counts_once():
    reports = [
        Report(1, "leeds", "worked"),
        Report(2, "york", "worked"),
        Report(3, "york", "worked"),
        Report(4, "hull", "failed"),
    ]

    known = gather(
        reports, home="leeds", used_in=["york"], is_checked=False, stood_behind=False, unsaid=()
    )

    assert (known.worked, known.failed, known.away, counts_as_check(known)) == (3, 1, 1, False)


def test_people_without_a_unit_are_places_of_their_own():
    reports = [Report(1, "person 1", "worked"), Report(2, "person 2", "worked")]

    assert counts_as_check(
        gather(reports, home="", used_in=[], is_checked=False, stood_behind=False, unsaid=())
    )


def test_confirmed_lately_wants_three_units_within_ninety_days():
    now = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)

    def worked(unit: str, days: int, result: str = "worked") -> SimpleNamespace:
        return SimpleNamespace(result=result, unit_name=unit, at=now - dt.timedelta(days=days))

    two = [
        worked("Leeds", 1),
        worked("York", 2),
        worked("Hull", 91),
        worked("Bath", 3, "failed"),
        worked("", 1),
    ]

    assert confirmed_at(two, now) is None
    assert confirmed_at([*two, worked("hull", 10)], now) == now - dt.timedelta(days=10)
