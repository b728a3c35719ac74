"""A series that has met five thousand times costs its pages no more than a short one."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.kit.recurrence import Rule, read_rule
from guildhall.meetings import tasks
from guildhall.meetings.actions import start_series
from guildhall.meetings.models import Meeting
from guildhall.notifications.feeds import make_feed_key, token_of
from tests.most_queries import most_queries

pytestmark = pytest.mark.database

TIMES = 5000


@pytest.fixture
def series(world):
    today = timezone.localdate()
    series = start_series(
        world.community,
        by=world.ada,
        name="Every day",
        rule=read_rule("FREQ=DAILY"),
        starts_on=today - dt.timedelta(days=TIMES),
        starts_at=dt.time(8),
    )
    days = [today - dt.timedelta(days=number) for number in range(1, TIMES + 1)]
    entries = Entry.objects.bulk_create(
        (
            Entry(
                community=world.community,
                kind="meeting",
                author=world.ada,
                title="Every day",
                state="held",
            )
            for _day in days
        ),
        batch_size=500,
    )
    Meeting.objects.bulk_create(
        (
            Meeting(
                entry=entry,
                series=series,
                occurs_on=day,
                starts_at=series.moment(day),
                ends_at=series.moment(day) + dt.timedelta(hours=1),
            )
            for entry, day in zip(entries, days, strict=True)
        ),
        batch_size=500,
    )
    return series


def queries_of(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200, path
    return queries.captured_queries


def test_its_pages_keep_their_budget_and_read_a_page_of_rows(world, series, as_person):
    client = as_person(world.ben)
    newest, oldest = (
        Meeting.objects.order_by("-starts_at").first(),
        Meeting.objects.order_by("starts_at").first(),
    )
    calendar = reverse(
        "private_calendar", args=[token_of(make_feed_key(by=world.ben), 0, of="calendar")]
    )
    paths = [
        "/",
        "/c/pumps/",
        "/c/pumps/meetings/",
        f"/c/pumps/meetings/series/{series.pk}/",
        f"/c/pumps/meetings/{newest.pk}/",
        f"/c/pumps/meetings/{oldest.pk}/",
        calendar,
    ]

    costs = {path: len(queries_of(client, path)) for path in paths}

    over = {path: n for path, n in costs.items() if n > most_queries(path)}
    assert over == {}
    assert len(client.get(calendar).content) < 20_000


def test_no_job_asks_for_a_day_that_is_further_than_a_year(world, series, monkeypatch):
    asked = []
    dates = Rule.dates
    monkeypatch.setattr(
        Rule,
        "dates",
        lambda self, start, *, since, until: (
            asked.append((since, until)) or dates(self, start, since=since, until=until)
        ),
    )

    for job in (tasks.plan_next_meetings, tasks.remind, tasks.ask_for_notes, tasks.look_at_rhythm):
        job()

    today = timezone.now().date()
    assert asked
    assert all(
        since >= today - dt.timedelta(days=1) and until <= today + dt.timedelta(days=367)
        for since, until in asked
    )
