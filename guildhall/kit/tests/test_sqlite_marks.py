"""Statements reach SQLite with its own marks, each put into words once."""

import pytest
from django.db import connection

from guildhall.kit.sqlite.base import LONGEST_KEPT, _with_marks

pytestmark = pytest.mark.django_db


def answer(statement: str, params: object = None) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return tuple(cursor.fetchone())


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_statement_is_asked_again_with_other_parameters():
    asked = "SELECT %s, 'all of 100%%', %s"

    assert answer(asked, [1, "a %s"]) == (1, "all of 100%", "a %s")
    assert answer(asked, [2, "b ?"]) == (2, "all of 100%", "b ?")


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_named_parameters_and_none_at_all():
    assert answer("SELECT %(one)s, %(two)s", {"one": 1, "two": 2}) == (1, 2)
    assert answer("SELECT '100%%'") == ("100%%",)


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_very_long_statements_fill_no_memory():
    kept = _with_marks.cache_info().currsize
    asked = f"SELECT 1 WHERE 1 IN ({', '.join(['%s'] * LONGEST_KEPT)})"

    assert answer(asked, list(range(LONGEST_KEPT))) == (1,)
    assert _with_marks.cache_info().currsize == kept
