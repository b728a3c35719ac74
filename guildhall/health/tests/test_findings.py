"""When there is a sign, and when only something to look at (domain.md 0.5)."""

import datetime as dt

import pytest

from guildhall.health import words
from guildhall.health.formulas import formulas
from guildhall.health.measure.evaluation import Evaluation, Two
from guildhall.health.measure.findings import Finding, State, findings_of
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.indicator import INDICATORS, Band, Reading, Sign
from guildhall.health.measure.signs import ties  # noqa: F401  # fills the list of indicators

OK, WATCH, SIGN, NONE = Band.OK, Band.WATCH, Band.SIGN, Band.NONE


def state(sign: Sign, **bands: tuple[Band, Band]) -> State:
    return found(sign, **bands).state


def found(sign: Sign, **bands: tuple[Band, Band]) -> Finding:
    """What is found where these indicators read so, now and before.

    All others have too little to say.
    """
    given = {name.replace("_", "-"): pair for name, pair in bands.items()}
    twos = {
        name: Two(
            one, *(Reading(band, 0.5, n=50, people=50) for band in given.get(name, (NONE, NONE)))
        )
        for name, one in INDICATORS.items()
    }
    frames = Frames(slug="x", at=dt.datetime(2026, 1, 5, tzinfo=dt.UTC), people=50, born=0)
    evaluation = Evaluation(frames, 100, 50, 50, 1.0, twos)
    return next(finding for finding in findings_of(evaluation) if finding.sign is sign)


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ({}, State.INSUFFICIENT),
        ({"CORE_1": (OK, OK), "CORE_3": (OK, SIGN)}, State.NO_SIGN),
        ({"CORE_1": (SIGN, SIGN)}, State.WATCH),  # one indicator
        ({"CORE_1": (SIGN, OK), "CORE_3": (SIGN, OK)}, State.WATCH),  # one window
        ({"CORE_2": (SIGN, SIGN), "CORE_5": (WATCH, WATCH)}, State.WATCH),  # one family
        ({"CORE_1": (WATCH, WATCH), "CORE_3": (WATCH, WATCH)}, State.WATCH),  # nothing deep
        ({"CORE_1": (SIGN, SIGN), "CORE_3": (WATCH, WATCH)}, State.SIGN),
        ({"CORE_2": (SIGN, WATCH), "CORE_3": (WATCH, SIGN)}, State.SIGN),
    ],
)
def test_carrying(bands, expected):
    assert state(Sign.CARRYING, **bands) is expected


def test_a_finding_names_the_patterns_of_its_sign():
    both = {
        "CORE_1": (SIGN, SIGN),
        "CORE_3": (SIGN, SIGN),
        "TIES_1": (SIGN, SIGN),
        "TIES_3": (OK, OK),
    }

    assert [one.name for one in found(Sign.CARRYING, **both).signatures] == ["hero"]
    assert [one.name for one in found(Sign.TIES, **both).signatures] == ["Q&A desk"]


def test_reciprocity_alone_never_makes_a_sign():
    assert state(Sign.TIES, TIES_7=(WATCH, WATCH), TIES_3=(SIGN, SIGN)) is State.WATCH
    assert state(Sign.TIES, TIES_1=(WATCH, WATCH), TIES_3=(SIGN, SIGN)) is State.SIGN


def test_what_people_say_and_do_apart_is_mixed():
    assert (
        state(Sign.TIES, TIES_1=(SIGN, SIGN), TIES_3=(OK, OK), TIES_P=(OK, OK)) is State.CONFLICTING
    )
    assert state(Sign.TIES, TIES_1=(OK, OK), TIES_P=(SIGN, SIGN)) is State.CONFLICTING
    assert state(Sign.TIES, TIES_1=(SIGN, SIGN), TIES_P=(WATCH, WATCH)) is State.SIGN


def test_identification_needs_a_survey():
    said = {"IDEN_5": (WATCH, WATCH), "IDEN_8": (SIGN, SIGN)}

    assert state(Sign.IDENTIFICATION, **said) is State.WATCH
    assert state(Sign.IDENTIFICATION, **said, IDEN_1=(WATCH, WATCH)) is State.SIGN


def test_what_has_only_a_direction_says_nothing_of_a_sign():
    assert state(Sign.CARRYING, CORE_4=(Band.TREND, Band.TREND)) is State.INSUFFICIENT


def test_every_indicator_says_how_it_is_computed():
    """Also to pages, which read it from the sources.

    And each that can be shown has words for members.
    """
    assert len(INDICATORS) == 70
    assert {name: formula.split() for name, formula in formulas().items()} == {
        name: one.formula.split() for name, one in INDICATORS.items()
    }
    waiting = {"DIR-2", "DIR-3", "CHR-3"}
    for name, one in INDICATORS.items():
        assert "domain.md" in one.formula, name
        assert name in words.INDICATORS or name in waiting, name
        banded = name in words.INDICATORS and words.INDICATORS[name].sentence
        assert (
            banded
            or one.sign == "aliveness"
            or "trend" in one.formula.lower()
            or "No bands" in one.formula
        ), name
