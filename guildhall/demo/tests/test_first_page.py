"""The first page of a hall with the demo is made anew each time: who joined changes its words."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guildhall.demo import queries

pytestmark = pytest.mark.database


@pytest.mark.parametrize("has_demo", [True, False])
def test_it_is_kept_only_where_there_is_no_demo(world, monkeypatch, has_demo):
    monkeypatch.setattr(queries, "has_demo", lambda: has_demo)
    Client().get("/")

    with CaptureQueriesContext(connection) as asked:
        Client().get("/")

    assert (len(asked) == 1) == (not has_demo)
