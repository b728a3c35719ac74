"""A calendar program goes on reading after an update: its address is the one from before."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# Slow: every later migration is undone and done again. What this one does never changes.
pytestmark = [pytest.mark.database, pytest.mark.slow]

BEFORE, AFTER = (
    [("notifications", "0004_no_mail")],
    [("notifications", "0005_calendar_addresses_of_their_own")],
)


@pytest.fixture
def _as_it_was(transactional_db):
    """Later tests of this process find every table as it is today."""
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.usefixtures("_as_it_was")
def test_calendar_addresses_in_use_stay():
    executor = MigrationExecutor(connection)
    apps = executor.migrate(BEFORE).apps
    person = apps.get_model("people", "Person").objects.create(
        username="ben", username_key="ben", name="Ben"
    )
    apps.get_model("notifications", "FeedKey").objects.create(person=person, nonce="in-use")

    key = (
        MigrationExecutor(connection)
        .migrate(AFTER)
        .apps.get_model("notifications", "FeedKey")
        .objects.get()
    )

    assert (key.nonce, key.calendar_nonce) == ("in-use", "in-use")
