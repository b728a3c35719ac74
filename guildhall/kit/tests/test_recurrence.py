"""Recurrence rules against another implementation (dateutil), and what people type."""

import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from guildhall.kit.recurrence import NotARule, read_rule
from guildhall.kit.tests.rules import rules

START = dt.date(2024, 1, 1)


@settings(max_examples=300, deadline=None)
@given(rules(), st.integers(0, 800), st.integers(0, 3000))
def test_dates_are_those_that_another_implementation_finds(text, later, skipped):
    start = START + dt.timedelta(days=later)
    since, until = start + dt.timedelta(days=skipped), start + dt.timedelta(days=skipped + 900)

    found = list(read_rule(text).dates(start, since=since, until=until))

    begin = dt.datetime.combine(start, dt.time(12))
    other = rrulestr(f"{text};UNTIL={until:%Y%m%d}T235959", dtstart=begin)
    assert found == [one.date() for one in other if one.date() >= since]


@settings(max_examples=100, deadline=None)
@given(rules(), st.integers(1, 30))
def test_a_count_becomes_the_last_day(text, count):
    other = list(
        rrulestr(
            f"{text};COUNT={count};".rstrip(";"), dtstart=dt.datetime.combine(START, dt.time(12))
        )
    )[:count]
    other = [one.date() for one in other if one.date() <= START + dt.timedelta(days=366 * 100)]

    rule = read_rule(f"{text};COUNT={count}").ending(START)
    found = list(rule.dates(START, since=START, until=START + dt.timedelta(days=366 * 101)))

    assert found == other


def test_what_is_written_reads_as_the_same_rule():
    for text in (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,-1FR",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1",
        "FREQ=WEEKLY;BYDAY=MO;WKST=SU",
    ):
        assert str(read_rule(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=6MO",
    ],
)
def test_a_rule_that_never_happens_is_found_out_at_once(text):
    assert read_rule(text).first(START) is None


def test_a_rule_without_end_gives_only_what_is_asked_for_also_after_five_thousand_times():
    rule = read_rule("FREQ=DAILY")

    assert list(
        rule.dates(dt.date(1990, 1, 1), since=dt.date(2026, 3, 1), until=dt.date(2026, 3, 2))
    ) == [
        dt.date(2026, 3, 1),
        dt.date(2026, 3, 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "every Tuesday",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=9999999",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20260101",
        "FREQ=WEEKLY;UNTIL=yesterday",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=DAILY;BYHOUR=3",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;INTERVAL=²",
    ],
)
def test_nonsense_is_refused_with_a_sentence(text):
    with pytest.raises(NotARule, match=r"[.!]$"):
        read_rule(text)
