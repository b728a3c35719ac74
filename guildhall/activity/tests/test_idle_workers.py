"""What workers cost that have nothing to do, counted by PostgreSQL itself."""

import time

import pytest

SECONDS = 10
NOTHING_LEFT = """
from django.utils import timezone
from guildhall.activity.lanes import lanes_with_work
from guildhall.activity.models import Recurrence
print(
    not lanes_with_work(at=timezone.now())
    and not Recurrence.objects.filter(last_well_at=None).exists()
)
"""


def test_two_idle_workers_cost_under_five_transactions_a_second(hall, until):
    url = hall.env.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        pytest.skip("only PostgreSQL counts transactions")
    first, second = hall.start("worker"), hall.start("worker")
    assert until(lambda: hall.python(NOTHING_LEFT) == "True")

    before = _transactions(url)
    time.sleep(SECONDS)
    after = _transactions(url)

    print(f"{(after - before) / SECONDS:.1f} transactions a second")
    assert (first.poll(), second.poll()) == (None, None)
    assert 0 < after - before < 5 * SECONDS


def _transactions(url: str) -> int:
    import psycopg  # an extra, which only a run on PostgreSQL needs

    server, _slash, name = url.rpartition("/")
    asked = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = %s"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        return connection.execute(asked, [name]).fetchone()[0]
