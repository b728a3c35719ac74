"""Steps are read from lines as people write them, and written so that they are read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guildhall.methods.steps import (
    MOST_STEPS,
    Step,
    as_lines,
    length_in_words,
    minutes_of,
    steps_of,
)


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("10 Welcome", Step(10, "Welcome")),
        ("- 10 min: Welcome", Step(10, "Welcome")),
        ("* 5 minutes – A round", Step(5, "A round")),
        ("7' Talk", Step(7, "Talk")),
        ("15: Tables", Step(15, "Tables")),
    ],
)
def test_a_line_that_begins_with_minutes_is_a_step(line, step):
    assert steps_of(line) == (step,)


@pytest.mark.parametrize(
    "line", ["Welcome", "2024 was good", "0 Nothing", "10", "", "- Welcome 10"]
)
def test_any_other_line_is_none(line):
    assert steps_of(line) == ()


def test_lines_between_are_left_out():
    assert minutes_of(steps_of("Who: all\n\n- 10 min: One\nmore\n- 5 min: Two")) == 15


words = some.text(some.characters(categories=["L"]), min_size=1, max_size=12)


@given(
    some.lists(
        some.builds(Step, some.integers(min_value=1, max_value=999), words),
        max_size=MOST_STEPS,
    )
)
def test_what_is_written_is_read_again(steps):
    assert steps_of(as_lines(steps)) == tuple(steps)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"),
        (90, "90 minutes"),
        (150, "150 minutes"),
        (180, "3 hours"),
        (190, "190 minutes"),
        (270, "4½ hours"),
        (960, "16 hours"),
    ],
)
def test_long_times_are_said_in_hours(minutes, words):
    assert length_in_words(minutes) == words
