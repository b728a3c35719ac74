"""Our occurrences against ical.js, another implementation of RFC 5545, in the test browser.

ical.js also reads every file that we write.

ical.js 2.2 and dateutil differ on some rules by which hardly anybody meets (a month that limits a
monthly rule, weekdays that limit days of the month, a yearly day without a month, positions in a
year). There dateutil keeps to the RFC, and guildhall/kit/tests/test_recurrence.py holds ours to it
for every shape; here the others are compared.
"""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guildhall.communities.models import Community
from guildhall.kit.recurrence import read_rule
from guildhall.kit.tests.rules import rules
from guildhall.meetings.calendars import finished, new_calendar, rule_of_series
from guildhall.meetings.models import Series

ICAL = (Path(__file__).parent / "vendor" / "ical.es5.min.js").read_text()
ZONES = [
    "Europe/Vienna",
    "America/New_York",
    "Australia/Sydney",
    "America/Santiago",
    "Asia/Kolkata",
]
YEARS = 10
OCCURRENCES = """([text, until]) => {
    const calendar = new ICAL.Component(ICAL.parse(text));
    for (const zone of calendar.getAllSubcomponents("vtimezone"))
        ICAL.TimezoneService.register(zone);
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
    const found = [], all = event.iterator();
    for (let next = all.next(); next && next.toUnixTime() <= until; next = all.next())
        found.push(next.toUnixTime());
    return found;
}"""
SUMMARIES = """text => new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents("vevent")
    .map(event => event.getFirstPropertyValue("summary"))"""
EVERY_FILE = """
import json
from guildhall.communities.models import Community
from guildhall.meetings.calendars import calendar_for, meeting_file_of
from guildhall.meetings.models import Meeting
from guildhall.people.models import Person
ada = Person.objects.get_queryset().get(foreign_id="ada")
meetings = Meeting.objects.filter(starts_at__isnull=False).select_related(
    "entry__community", "series"
)
files = [(meeting_file_of(one, with_place=True).decode(), [one.entry.title]) for one in meetings]
whole = calendar_for(ada, list(Community.objects.values_list("pk", flat=True)), name="All").decode()
print(json.dumps({"files": files, "whole": whole}))
"""


@pytest.fixture(scope="module")
def reader(browser):
    page = browser.new_page()
    page.add_script_tag(content=ICAL)
    yield page
    page.close()


def series_of(text: str, start: dt.date, at: dt.time, zone: str) -> Series | None:
    rule = read_rule(text)
    first = rule.first(start)
    if first is None:
        return None
    return Series(
        pk=1,
        name="Evening",
        rule=str(rule),
        starts_on=first,
        starts_at=at,
        minutes=60,
        zone=zone,
        community=Community(slug="pumps"),
    )


def compare(reader, text: str, start: dt.date, at: dt.time, zone: str) -> None:
    # They differ on a yearly 31 of a month that has none.
    start = start.replace(day=min(start.day, 28))
    series = series_of(text, start, at, zone)
    if series is None:
        return
    until = series.starts_on + dt.timedelta(days=365 * YEARS)
    last = dt.datetime.combine(until, dt.time(23, 59), dt.UTC)

    calendar = new_calendar("Evening")
    calendar.add_component(rule_of_series(series))
    theirs = reader.evaluate(OCCURRENCES, [finished(calendar).decode(), last.timestamp()])

    ours = [
        int(series.moment(day).timestamp())
        for day in series.days(since=series.starts_on, until=until)
    ]
    assert theirs[: len(ours)] == ours[: len(theirs)]
    assert abs(len(theirs) - len(ours)) <= 1  # the last day ends at another moment there


def reads_alike(text: str) -> bool:
    """Whether both others agree on rules of this shape."""
    parts = dict(part.split("=") for part in text.split(";"))
    if {"BYDAY", "BYMONTHDAY"} <= parts.keys():
        return False
    if parts["FREQ"] == "MONTHLY":
        return "BYMONTH" not in parts and not {"BYMONTHDAY", "BYSETPOS"} <= parts.keys()
    if parts["FREQ"] == "YEARLY":
        is_one_day = "BYMONTHDAY" not in parts or (
            "BYMONTH" in parts and "," not in parts["BYMONTHDAY"]
        )
        return "BYSETPOS" not in parts and is_one_day
    return True


ANY = (
    rules().filter(reads_alike),
    st.dates(dt.date(2020, 1, 1), dt.date(2027, 12, 31)),
    st.times(dt.time(5), dt.time(22)),
    st.sampled_from(ZONES),
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(*ANY)
def test_ten_years_of_any_rule_are_those_of_another_implementation(reader, text, start, at, zone):
    compare(reader, text, start, at.replace(second=0, microsecond=0), zone)


@pytest.mark.slow
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(*ANY)
def test_two_hundred_rules_are_those_of_another_implementation(reader, text, start, at, zone):
    compare(reader, text, start, at.replace(second=0, microsecond=0), zone)


def test_another_implementation_reads_every_file_of_the_demo(reader, demo_hall):
    written = json.loads(demo_hall.python(EVERY_FILE))

    assert len(written["files"]) > 80
    assert [
        titles for text, titles in written["files"] if reader.evaluate(SUMMARIES, text) != titles
    ] == []
    assert "Thursday morning" in reader.evaluate(SUMMARIES, written["whole"])
