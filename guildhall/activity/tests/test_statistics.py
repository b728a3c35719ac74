"""SQLite knows how its tables are filled; PostgreSQL finds out by itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.activity.schedule import recurring
from guildhall.activity.statistics import know_new_rows, refresh_statistics

pytestmark = pytest.mark.database
JOB = "activity.statistics"


def known_tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if not cursor.fetchall():
            return set()
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        return {table for (table,) in cursor.fetchall()}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own tables")
def test_refresh_statistics_looks_at_tables_that_nobody_has_read(world):
    refresh_statistics()

    assert known_tables() >= {"communities_membership", "people_person"}


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite does nothing by itself")
def test_refresh_statistics_leaves_postgresql_alone(world):
    with CaptureQueriesContext(connection) as queries:
        refresh_statistics()

    assert len(queries) == 0


@pytest.mark.skipif(connection.vendor == "sqlite", reason="PostgreSQL's own tables")
def test_what_an_import_brought_is_known_to_postgresql(world):
    know_new_rows()

    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'people_person'")
        assert cursor.fetchone()[0] >= 4


def test_refresh_statistics_is_done_each_day(world):
    job = recurring[JOB]

    assert (job.run, job.every.days) == (refresh_statistics, 1)
