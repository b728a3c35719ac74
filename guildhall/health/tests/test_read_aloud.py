"""Sentences as a steward reads them who counts along on the community's own pages."""

import dataclasses
import datetime as dt

import pytest
from django.utils import timezone

from guildhall.health.measure.evaluation import evaluate
from guildhall.health.models import Snapshot
from guildhall.health.queries import sentences_of
from guildhall.health.queries.change import headline_in
from guildhall.health.queries.figures import figure_of
from guildhall.health.queries.signs import signs_in
from guildhall.health.synthetic import CHARACTERS, live
from guildhall.health.tests.marks import ONCE, seen
from guildhall.health.week.silence import Life
from guildhall.health.words import INDICATORS

QUESTIONS_ASK_THREE = frozenset({"talk", "questions", "meetings"})


def share(name: str, value: float, n: int | None, **more) -> dict:
    """A share of cases, as it is kept."""
    kept = {"id": name, "sign": "ties", "band": "ok", "value": value, "interval": [0.1, 0.9]}
    return kept | {"n": n, "change": 0, "words": "", "missing": "", "room": "", "twins": {}} | more


def counted(people: int | None, newcomers: int | None = None) -> dict:
    rest = {"regulars": None, "steady": None, "begun": 3, "questions": 3, "answers": 3}
    return {"people": people, "newcomers": newcomers, **rest}


def looked(now: dict, then: dict | None, against: str = "year", **more) -> dict:
    """What is seen where nothing is found but these counts."""
    change = {"against": against, "now": now, "then": then, "fallen": [], "is_fading": False}
    change |= {"is_silent": False, "weeks_silent": 0} | more
    found = {"sign": "aliveness", "state": "steady" if then else "insufficient", "in_band": []}
    data = seen() | {"change": change, "then": {}, "has_bands": False}
    return data | {"findings": [found | {"patterns": []}, *data["findings"]]}


@pytest.fixture(scope="module")
def healthy():
    return live(CHARACTERS["healthy"], 1)


def test_where_a_year_to_compare_is_missing_that_is_said_and_the_figures_are_shown():
    data = looked(counted(98), None, "")
    data["indicators"] = [share("TIES-3", 0.92, 40)]
    found = [one | {"state": "insufficient"} for one in data["findings"]]

    signs = {one.key: one for one in signs_in(data | {"findings": found})}

    assert str(headline_in(data).state_label) == "too early to compare"
    assert str(signs["ties"].state_label) == "too early to compare"
    assert signs["ties"].sentences == [
        "Questions that got an answer within a week: 92\u00a0%.",
    ]
    assert str(signs["tangibility"].state_label) == "not enough data yet"
    assert signs["tangibility"].sentences == []


@pytest.mark.parametrize(
    ("then", "label", "line"),
    [
        ({}, "nothing to compare with", "14 of 20."),
        ({"IDEN-6": 0.75}, "no clear change", "14 of 20; a year ago 15 of 20."),
    ],
)
def test_a_community_of_many_years_is_never_too_young_to_compare(then, label, line):
    """Six years old, it read “too early to compare” where a year ago there were too few."""
    data = looked(counted(9), counted(6))
    data["indicators"] = [share("IDEN-6", 0.7, 20, sign="identification")]
    data["then"] = {name: share(name, value, 20) for name, value in then.items()}

    sign = next(one for one in signs_in(data) if one.key == "identification")

    assert str(sign.state_label) == label
    assert sign.sentences == [f"Newcomers who contributed a second time: {line}"]


def test_among_colleagues_what_is_missing_is_data():
    data = seen() | {"indicators": [share("TIES-3", 0.92, 40)], "has_bands": True}

    labels = {one.key: str(one.state_label) for one in signs_in(data)}

    assert labels["ties"] == "not enough data yet"


@pytest.mark.parametrize(
    ("now", "then", "line"),
    [
        ((0.88, 33), (0.84, 25), "29 of 33; a year ago 21 of 25."),
        ((0.85, 20), (0.925, 40), "17 of 20; a year ago 37 of 40."),
        ((0.88, 33), (0.925, 40), "88\u00a0%; a year ago 92\u00a0%."),
    ],
)
def test_both_ends_of_a_pair_are_said_in_one_form(now, then, line):
    ends = [share("TIES-3", *end) for end in (now, then)]

    assert figure_of(*ends).line == f"Questions that got an answer within a week: {line}"


def test_what_is_the_same_in_words_is_said_once():
    few = share("CORE-1", 3, 80, words="very few")

    line = figure_of(few, few).line

    assert (
        line
        == "People who are here most weeks and keep things going: fewer than five, as a year ago."
    )


def test_an_end_in_words_stays_in_words_beside_a_count():
    few = share("IDEN-6", 0.1, 40, words="very few")

    assert figure_of(share("IDEN-6", 0.5, 20), few).line == (
        "Newcomers who contributed a second time: 10 of 20; a year ago fewer than 5 of 40."
    )


def test_beside_few_of_many_the_other_end_is_counted_too():
    few = share("IDEN-5", 0.03, 103, words="very few")

    assert figure_of(few, share("IDEN-5", 0.062112, 161)).line == (
        "Newcomers still active in their third month: fewer than 5 of 103; a year ago 10 of 161."
    )


def test_beside_tenths_the_other_end_is_in_tenths_too():
    coarse = share("IDEN-6", 0.6, None, interval=None)

    assert figure_of(coarse, share("IDEN-6", 0.68, 31)).line == (
        "Newcomers who contributed a second time: about 6 of 10; a year ago about 7 of 10."
    )


@pytest.mark.parametrize(
    ("words", "n", "said"),
    [
        ("very few", 11, "fewer than 5 of 11"),
        ("nearly all", 10, "at least 6 of 10"),
        ("nearly all", 6, "at least 5 of 6"),
        ("nearly all", None, "nearly all"),
    ],
)
def test_few_are_said_with_the_number_they_are_of(words, n, said):
    """Six of ten were “nearly all”, and four of eleven “very few”."""
    assert figure_of(share("IDEN-6", 0.5, n, words=words)).figure == said


def test_as_before_is_said_without_praise_where_nothing_is_answered():
    data = looked(counted(40), counted(40))
    data |= {"indicators": [share("TIES-3", 0, 13)], "then": {"TIES-3": share("TIES-3", 0, 53)}}

    assert headline_in(data).steady == [
        "Questions get an answer within a week as often as a year ago: 0 of 13, then 0 of 53."
    ]


def test_growth_that_is_no_newcomers_is_of_people_who_had_been_here_before():
    said = headline_in(looked(counted(60, 10), counted(30, 8))).changed

    assert said[-1] == "Most of the growth is people who had been here before: 50, then 22."


def test_hardly_anyone_then_and_now_is_said_once_and_long_silence_in_years():
    data = looked(counted(None), counted(None), weeks_silent=519)

    assert headline_in(data).changed == [
        "Fewer than five people took part in these twelve weeks, as a year ago.",
        "Nobody has started a thread for 9 years.",
    ]


def test_the_command_says_what_the_page_says():
    data = looked(counted(98), counted(90))

    title, label, said = sentences_of(data)[0]

    assert (title, label) == ("What changed", "much as before")
    assert said == ["98 people took part in these twelve weeks; a year ago 90."]
    assert len(sentences_of(data)) == 6


def test_the_command_says_what_had_a_day_too():
    data = looked(counted(98), counted(90))
    late = share("PROM-1", 0.2, 15, sign="promises", band="watch")
    found = {"sign": "promises", "state": "watch", "in_band": ["PROM-1"], "patterns": []}
    more = {"indicators": [late], "findings": [*data["findings"], found]}

    assert sentences_of(data | more)[-1] == (
        "What we promised",
        "worth a look",
        [
            "Many ideas wait longer for an answer than was promised.",
            "Ideas answered by the day that was promised: 3 of 15.",
        ],
    )


@ONCE
def test_who_has_no_repeated_contact_is_counted_of_everyone_active(healthy):
    evaluation = evaluate(healthy, has_past=False)

    reading = evaluation.twos["TIES-2"].now

    assert reading.n == evaluation.active
    assert reading.value == reading.part.count / evaluation.active


@ONCE
def test_without_meetings_and_without_a_steward_nothing_is_said_of_them(healthy):
    unmet = healthy.events.filter(healthy.events["type"] != "meeting.held")
    frames = dataclasses.replace(healthy, events=unmet, roles=healthy.roles.clear())

    with_them, without = (evaluate(each, has_past=False).twos for each in (healthy, frames))

    names = ("CHR-2", "EN-3")
    assert [with_them[name].now.band == "none" for name in names] == [False, False]
    assert [without[name].now.band == "none" for name in names] == [True, True]


@ONCE
def test_kinds_of_benefit_are_counted_only_where_all_that_shows_them_is_open(healthy):
    shut = dataclasses.replace(healthy, rooms=QUESTIONS_ASK_THREE)

    assert evaluate(shut, has_past=False).twos["VAL-1"].now.missing == "closed"


def test_no_figure_calls_a_thread_an_event():
    assert [name for name, one in INDICATORS.items() if "event" in str(one.name)] == []


def test_figures_that_wait_for_more_changes_are_of_earlier():
    monday = dt.date(2026, 3, 2)

    assert not Snapshot(monday_on=monday, until=monday - dt.timedelta(days=1)).is_of_earlier
    assert Snapshot(monday_on=monday, until=monday - dt.timedelta(days=8)).is_of_earlier


def test_how_long_it_was_quiet_is_said_as_far_as_was_looked():
    year = timezone.now() - dt.timedelta(days=400)

    assert Life(year, 0, 0).time == "13 months"
    assert Life(None, 0, 0).time == "more than 18 months"


def test_what_is_started_is_counted_without_naming_kinds_that_it_may_not_be():
    """Ideas, decisions and projects are started, too, and are no “questions, posts and tips”."""
    now, then = ({**counted(40), "begun": begun} for begun in (30, 31))

    assert headline_in(looked(now, then)).steady == [
        "Something new starts about as often as a year ago: 30 times, then 31."
    ]
