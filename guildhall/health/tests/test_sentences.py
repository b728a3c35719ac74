"""Each sentence is carried by a figure that measures it and a room that is open, or is not said."""

import dataclasses

import pytest

from guildhall.health import rules
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.findings import findings_of
from guildhall.health.measure.indicator import INDICATORS
from guildhall.health.queries.figures import Figure
from guildhall.health.queries.signs import _sentences
from guildhall.health.signatures import SIGNATURES
from guildhall.health.synthetic import CHARACTERS, live
from guildhall.health.tests.marks import ONCE
from guildhall.health.words import INDICATORS as WORDS
from guildhall.health.words import SIGNS

ROOMS = {"talk", "questions", "meetings", "practices", "stories", "introductions"} | {
    "ideas",
    "decisions",
    "projects",
}
CARRIED_BY = {  # a pattern's sentence, and the figures that its rule reads
    "hero": {"CORE-1", "CORE-3"},
    "volunteers in parallel": {"CORE-5", "CORE-3"},
    "closed circle": {"CORE-6"},
    "Q&A desk": {"TIES-3", "TIES-1"},
    "silos": {"TIES-5"},
    "no welcome": {"TIES-2"},
    "consumption": {"RIGID-1", "TANG-4"},
    "expert monopoly": {"RIGID-5", "CORE-2"},
    "fear": {"RIGID-3", "RIGID-S"},
    "wrong topics": {"IDEN-8"},
    "vague": {"TANG-2"},
    "museum": {"TANG-2", "TANG-4"},
    "talk without trials": {"TANG-1", "RIGID-1"},
    "dying slowly": set(),  # counts of people (measure/falling.py)
    "too small": set(),  # the number of members
}


def figure(name: str) -> Figure:
    return Figure(name, WORDS[name].name, "1", "", "", "", 0, True, WORDS[name].sentence)


def said(sign: str, state: str, band: str, name: str) -> list[str]:
    finding = {"sign": sign, "state": state, "in_band": [name], "patterns": []}
    return _sentences(finding, {name: figure(name)}, [{"id": name, "band": band}])


def test_rules_speak_of_figures_and_rooms_that_there_are():
    for sign, claims in rules.WELL.items():
        assert sign in SIGNS
        assert [name for name in claims if INDICATORS[name].sign != sign] == []
    assert set(rules.ROOMS) <= set(INDICATORS)
    assert set().union(*rules.ROOMS.values()) <= ROOMS
    assert set().union(*rules.LEADS.values()) <= set(WORDS)
    assert set(INDICATORS) >= rules.MORE_IS_WORSE


@pytest.mark.parametrize("sign", rules.WELL)
def test_that_all_is_well_is_said_only_with_a_figure_in_order_that_measures_it(sign):
    for name, claim in rules.WELL[sign].items():
        assert said(sign, "no_sign", "ok", name)[0] == str(claim)
        assert said(sign, "no_sign", "none", name) == []
    others = [one for one in INDICATORS if one in WORDS and one not in rules.WELL[sign]]
    assert [said(sign, "no_sign", "ok", name) for name in others] == [[] for _one in others]


def test_each_pattern_is_read_from_figures_of_which_one_is_needed():
    assert {one.name for one in SIGNATURES} == set(CARRIED_BY)
    assert set().union(*CARRIED_BY.values()) <= set(INDICATORS)


@ONCE
@pytest.mark.parametrize(
    ("name", "sign", "shut"),
    [
        ("talk without trials", "tangibility", "practices"),
        ("Q&A desk", "ties", "questions"),
        ("museum", "tangibility", "practices"),
    ],
)
def test_a_pattern_is_not_found_with_its_room_shut(name, sign, shut):
    frames = live(CHARACTERS[name], 1)
    closed = dataclasses.replace(frames, rooms=frozenset(ROOMS - {shut}))

    with_room, without = (
        {pattern.name for one in findings_of(evaluate(each)) for pattern in one.signatures}
        for each in (frames, closed)
    )

    assert name in with_room
    assert name not in without
    fed = {one for one, rooms in rules.ROOMS.items() if shut in rooms}
    in_band = {figure for one in findings_of(evaluate(closed)) for figure in one.in_band}
    assert in_band & fed == set()


@ONCE
def test_levels_are_judged_only_where_the_list_of_members_is_true():
    frames = live(CHARACTERS["hero"], 1)
    anyone = dataclasses.replace(frames, is_closed=False)

    judged, compared = (
        {one.sign.value: one.state.value for one in findings_of(evaluate(each))}
        for each in (frames, anyone)
    )

    assert judged["carrying"] == "sign"
    assert set(compared.values()) <= {"steady", "insufficient", "watch"}
    assert compared["carrying"] != "sign"
