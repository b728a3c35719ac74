"""Once a year a longer survey, read theme by theme; and who hears that a survey can be read."""

import datetime as dt
from collections import Counter

import pytest
import time_machine

from guildhall.communities.actions import give_role, join
from guildhall.communities.models import RolePeriod
from guildhall.notifications.models import Notice
from guildhall.notifications.words import sentence_of
from guildhall.people.actions import arrive
from guildhall.pulse import actions
from guildhall.pulse.models import Wave
from guildhall.pulse.questions import IDENTITY, QUESTIONS, THEMES, TURNS, yearly_questions
from guildhall.pulse.results import theme_in_words

pytestmark = pytest.mark.database

MORNING = dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
PAGE = "/c/pumps/survey/"
SAFE = THEMES[0]


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as moving:
        yield moving


@pytest.fixture
def crew(world, clock):
    """Twelve of fifteen members: ada, ben and ten more."""
    people = [world.ada, world.ben, *(arrive(f"Person {number}") for number in range(12))]
    for person in people[2:]:
        join(world.community, person=person)
    return people[:12]


def told(person) -> bool:
    return Notice.objects.filter(rule="pulse.closed", person=person).exists()


def by_theme(theme, *values: dict[int, int]) -> dict[str, Counter[int]]:
    return {name: Counter(one) for name, one in zip(theme.questions, values, strict=True)}


def test_it_is_asked_once_a_year_in_the_place_of_a_quarters(world, crew, as_person, clock):
    steward = as_person(world.ada)
    by_member = as_person(world.ben).post(f"{PAGE}open-yearly/").status_code
    opened = steward.post(f"{PAGE}open-yearly/", follow=True).content.decode()
    clock.shift(92 * DAY)
    steward = as_person(world.ada)
    too_soon = steward.post(f"{PAGE}open-yearly/").status_code
    offered = steward.get(PAGE).content.decode()
    with pytest.raises(actions.TooSoon):
        actions.open_yearly_pulse(world.community, by=world.ada)
    short = actions.open_pulse(world.community, by=world.ada)
    clock.shift(270 * DAY)
    again = as_person(world.ada).get(PAGE).content.decode()

    assert (by_member, too_soon) == (403, 403)
    assert "Yearly survey" in opened
    assert all(str(QUESTIONS[name].text) in opened for name in yearly_questions())
    assert "Start the yearly survey" not in offered
    assert short.questions == list(TURNS[0])
    assert "Start the yearly survey" in again


def test_its_results_are_read_theme_by_theme(world, crew, as_person, clock):
    wave = actions.open_yearly_pulse(world.community, by=world.ada)
    for number, person in enumerate(crew):
        values = {name: (2 if QUESTIONS[name].is_turned else 6) for name in SAFE.questions}
        values["P-S2"] = 5 + number % 2
        values |= {IDENTITY: 6, "P-B3": 1 + 4 * (number % 2), "P-B4": 1 + 4 * (number % 2)}
        actions.answer_pulse(wave, by=person, values=values)
    clock.shift(14 * DAY)
    page = as_person(world.ben).get(PAGE).content.decode()
    results = page.split("the yearly survey")[1]

    assert "5.9 out of 7" in results.split(str(SAFE.name))[1].split("</dd>")[0]
    assert "very differently" in results.split("We belong here.")[1].split("</dd>")[0]
    assert "fewer than ten" in results.split("We have a say here.")[1].split("</dd>")[0]
    assert str(QUESTIONS["P-S1"].text) not in results


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([{5: 12}, {5: 12}], "nearly everyone says the same: yes"),
        ([{5: 12}, {4: 9}], "fewer than ten answered this"),
        ([{4: 6, 5: 6}, {4: 6, 5: 6}], "4.5 out of 5"),
        ([{1: 6, 5: 6}, {1: 6, 5: 6}], "people see this very differently; talk about it"),
    ],
)
def test_a_theme_is_a_figure_only_where_people_agree(answers, words):
    theme = THEMES[1]

    assert theme_in_words(theme, by_theme(theme, *answers)) == words


def test_agreement_is_what_its_formula_says():
    """Of values 1 and 5 by halves the variance is 4 n / (n - 1), of chance (5² - 1) / 12 = 2."""
    theme = THEMES[1]
    near = {2: 10, 3: 80, 4: 10}  # variance 20 / 99: agreement 0.90
    far = {2: 32, 3: 36, 4: 32}  # variance 64 / 99: agreement 0.68

    assert theme_in_words(theme, by_theme(theme, near, near)) == "3.0 out of 5"
    assert "differently" in theme_in_words(theme, by_theme(theme, far, far))


def test_a_turned_question_counts_the_other_way_round():
    """Mistakes that are hardly remembered against people are safety."""
    mild = {1: 6, 2: 6}
    kind = {6: 6, 7: 6}
    values = [mild if QUESTIONS[name].is_turned else kind for name in SAFE.questions]

    assert theme_in_words(SAFE, by_theme(SAFE, *values)) == "6.5 out of 7"


def test_members_hear_that_results_can_be_read_sponsors_not_yet(world, crew, clock, deliver):
    give_role(world.community, person=crew[5], role=RolePeriod.Role.SPONSOR, by=world.ada)
    wave = actions.open_pulse(world.community, by=world.ada)
    for person in crew:
        actions.answer_pulse(wave, by=person, values={"P-I1": 6})
    clock.shift(14 * DAY)
    actions.forget_who()
    deliver()

    assert [told(one) for one in (world.ada, world.ben, crew[5], world.dov)] == [
        True,
        True,
        False,
        False,
    ]
    assert "can be read" in sentence_of(Notice.objects.filter(rule="pulse.closed")[0])


def test_nobody_is_told_of_a_survey_that_too_few_answered(world, crew, clock, deliver):
    wave = actions.open_pulse(world.community, by=world.ada)
    for person in crew[:9]:
        actions.answer_pulse(wave, by=person, values={"P-I1": 6})
    clock.shift(14 * DAY)
    actions.forget_who()
    deliver()

    assert Wave.objects.get().salt == ""
    assert not Notice.objects.filter(rule="pulse.closed").exists()
