"""Sums of hours from before each row kept what it said in them: the last one is compared with."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.database

BEFORE, AFTER = [("projects", "0005_hours_kept")], [("projects", "0006_hours_in_sums")]
SUMMED = dt.datetime(2026, 3, 7, 9, tzinfo=dt.UTC)


@pytest.fixture
def _as_it_was(transactional_db):
    """Later tests of this process find every table as it is today."""
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def _project(apps, **sums):
    """Ada said hers before the last sum, Ben changed his after it."""
    people = apps.get_model("people", "Person").objects
    ada, ben = (
        people.get_or_create(username=name, defaults={"username_key": name, "name": name.title()})[
            0
        ]
        for name in ("ada", "ben")
    )
    place = apps.get_model("communities", "Community").objects.get_or_create(slug="pumps")[0]
    entry = apps.get_model("commons", "Entry").objects.create(
        community=place, author=ada, kind="project"
    )
    project = apps.get_model("projects", "Project").objects.create(entry_id=entry.pk, **sums)
    for person, day in ((ada, SUMMED), (ben, SUMMED + dt.timedelta(days=1))):
        project.hours.create(person=person, number=Decimal("2.50"), at=day)
    return project


@pytest.mark.usefixtures("_as_it_was")
def test_what_was_in_the_last_sum_is_known_also_where_it_was_not_shown():
    apps = MigrationExecutor(connection).migrate(BEFORE).apps
    shown = _project(apps, hours_sum=Decimal(14), hours_summed_at=SUMMED)
    held_back = _project(apps, hours_sum=None, hours_summed_at=SUMMED)
    never = _project(apps, hours_sum=None, hours_summed_at=None)

    hours = MigrationExecutor(connection).migrate(AFTER).apps.get_model("projects", "Hours").objects

    said = {
        one.pk: list(hours.filter(project=one.pk).order_by("pk").values_list("in_sums", flat=True))
        for one in (shown, held_back, never)
    }
    known = [["2.50"], [None]]
    assert said == {shown.pk: known, held_back.pk: known, never.pk: [[], []]}
