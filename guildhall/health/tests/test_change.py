"""What changed against one's own past: when it is a concern, and for how long."""

import dataclasses
import itertools

import pytest

from guildhall.health import rules
from guildhall.health.measure.change import Against, Change, Counts, History
from guildhall.health.measure.evaluation import Two
from guildhall.health.measure.falling import course_on, fallen_of, is_lasting
from guildhall.health.measure.indicator import INDICATORS, Band, Reading
from guildhall.health.measure.proportions import Proportion, newcombe
from guildhall.health.measure.quiet import without_quiet
from guildhall.health.synthetic.courses import COURSES, course_life
from guildhall.health.tests.marks import ONCE

SOME, MANY, MOST_FALSE = 3, 50, 2
WELL = [name for name, course in COURSES.items() if course.is_well]
# A merge and a burst leave traces for a year; the other lives may have hardly any.
QUIET = ["growing fast", "steady", "seasonal", "revived"]
COUNTS = Counts(100, 40, 20, 30, 60, 50, 90, 0)


def change(**now: int) -> Change:
    return Change(0, dataclasses.replace(COUNTS, **now), COUNTS, Against.YEAR)


def is_concern(name: str, seed: int) -> bool:
    frames = course_life(COURSES[name], seed)
    return is_lasting(History(frames), frames.today)


@pytest.mark.parametrize(
    ("now", "fallen"),
    [
        ({}, ()),
        ({"people": 86}, ()),  # not below 85 %
        ({"people": 70}, ("people",)),
        ({"newcomers": 25}, ()),  # below 85 %, and chance explains it
        ({"people": 60, "newcomers": 5}, ("newcomers", "people")),
        ({"begun": 10}, ("begun",)),
    ],
)
def test_a_count_has_fallen_where_it_is_lower_than_chance_explains(now, fallen):
    assert fallen_of(change(**now)) == fallen


@ONCE
@pytest.mark.parametrize("name", QUIET)
def test_who_is_well_is_no_concern(name):
    assert [is_concern(name, seed) for seed in range(SOME)] == [False] * SOME


@ONCE
@pytest.mark.parametrize("name", ["slow fade", "sudden stop"])
def test_who_falls_is_a_concern(name):
    assert [is_concern(name, seed) for seed in range(SOME)] == [True] * SOME


@ONCE
@pytest.mark.slow
@pytest.mark.parametrize("name", COURSES)
def test_in_fifty_lives(name):
    hits = sum(is_concern(name, seed) for seed in range(MANY))

    print(f"{name}: a concern at the end of {hits} of {MANY}")
    if name in QUIET:
        assert hits <= MOST_FALSE
    elif not COURSES[name].is_well:
        assert hits >= 45


@ONCE
def test_fewer_questions_without_fewer_people_are_no_concern():
    """Where tips work, questions are not asked again."""
    frames = course_life(COURSES["steady"], 1)
    asked = frames.events["type"] == "question.asked"
    late = frames.events["day"] > frames.today - 150
    kept = frames.events.filter(~(asked & late & (frames.events["thread"] % 3 > 0)))
    fewer = dataclasses.replace(frames, events=kept)

    course = course_on(History(fewer), fewer.today)

    assert course.change.now.questions < 0.6 * course.change.then.questions
    assert not course.is_lasting


@ONCE
def test_a_concern_is_found_after_four_weeks_and_does_not_flicker():
    frames = course_life(COURSES["slow fade"], 2)
    history = History(frames)

    looks = [is_lasting(history, history.weeks_before(frames.today, week)) for week in range(120)]
    turns = sum(one != other for one, other in itertools.pairwise(looks))

    assert looks[0]
    assert turns <= 3


@ONCE
def test_nothing_after_a_day_is_known_on_it():
    frames = course_life(COURSES["slow fade"], 3)
    earlier = frames.today - 200
    past = dataclasses.replace(frames, events=frames.events.filter(frames.events["day"] < earlier))

    assert course_on(History(frames), earlier) == course_on(History(past), earlier)


@ONCE
def test_quiet_days_are_cut_out_and_the_same_days_a_year_before_are_compared():
    frames = course_life(COURSES["steady"], 4)
    summer = (frames.today - 60, frames.today - 30)
    quiet = without_quiet(frames, [summer])

    history = History(quiet)
    year_before = history.year_before(quiet.today)

    assert quiet.real(year_before) == quiet.real(quiet.today) - rules.YEAR
    assert history.change(quiet.today).against is Against.YEAR


@ONCE
def test_a_young_community_is_compared_with_its_quarter_before_and_is_no_concern():
    frames = course_life(dataclasses.replace(COURSES["steady"], weeks=30), 5)

    course = course_on(History(frames), frames.today)

    assert course.change.against is Against.QUARTER
    assert not course.is_lasting


@ONCE
def test_who_is_hardly_there_any_more_is_silent():
    frames = course_life(COURSES["steady"], 6)
    stopped = frames.events.filter(frames.events["day"] < frames.today - 120)
    course = course_on(History(dataclasses.replace(frames, events=stopped)), frames.today)

    assert course.is_silent
    assert course.is_lasting
    assert course.change.now.people == 0
    assert course.change.now.weeks_silent >= rules.SILENT_WEEKS


def reading(count: int, total: int, settled: tuple[int, int]) -> Reading:
    part = Proportion(count, total)
    return Reading(Band.SIGN, part.value, total, total, part=part, settled=Proportion(*settled))


@pytest.mark.parametrize(
    ("now", "is_worse"),
    [
        ((38, 70), False),  # as before: there are only more newcomers
        ((60, 70), True),
        ((7, 7), False),  # too few of them to compare
    ],
)
def test_newcomers_without_repeated_contact_are_growth_and_no_loss(now, is_worse):
    """From 103 active people to 144, most of them new: that alone is no loss of ties."""
    then = reading(60, 103, (38, 70))
    difference = newcombe(Proportion(115, 144), Proportion(60, 103))

    two = Two(INDICATORS["TIES-2"], reading(115, 144, now), then, difference, then)

    assert two.change == 1
    assert two.is_worse is is_worse
