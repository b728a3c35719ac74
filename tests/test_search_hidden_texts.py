"""Texts that a reader may not see, however many match, change neither what they find nor how."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.commons.models import Standing
from guildhall.communities.actions import start_community
from guildhall.questions.actions import ask
from guildhall.search.hits import hits_of
from guildhall.search.queries import search
from tests.many_texts import write_questions

pytestmark = pytest.mark.database

MANY = 10_000
TYPED = ["gasket", '"leaking gasket"', "gask*", "gasket -valve", "gasket is:waiting", "gas* leaks"]


@pytest.fixture
def gaskets(world):
    """Questions of equal length: their order does not depend on what others wrote."""
    titles = [f"Leaking gasket {number:02}" for number in range(30)]
    return [ask(world.community, by=world.ada, title=title, body="") for title in titles]


@pytest.fixture
def elsewhere(world):
    return start_community("Elsewhere", by=world.dov, purpose="Other", visibility="hidden")


def pages_of(typed: str, person) -> list[list[tuple[str, str, str]]]:
    hits = search(typed, person=person)
    pages = [hits.page(start, 20) for start in (0, 20, 40)]
    return [
        [(hit.title, hit.path, str(hit.snippet)) for hit in hits_of(page, hits.ask)]
        for page in pages
    ]


def plans_of(typed: str, person) -> list[str]:
    """How the database answers each query of a search."""
    with CaptureQueriesContext(connection) as queries:
        search(typed, person=person).page(0, 20)
    return [_plan(query["sql"]) for query in queries.captured_queries]


def _plan(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            return "\n".join(row[-1] for row in cursor.fetchall())
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        return "\n".join(_steps(cursor.fetchone()[0][0]["Plan"]))


def _steps(plan: dict) -> list[str]:
    step = f"{plan['Node Type']} on {plan.get('Relation Name')} by {plan.get('Index Name')}"
    return [step, *(below for one in plan.get("Plans", []) for below in _steps(one))]


FILLED = ("search_document", "search_keptreading", "commons_entry")


def test_ten_thousand_hidden_matches_change_no_page_and_no_plan(world, gaskets, elsewhere):
    pages = {typed: pages_of(typed, world.ben) for typed in TYPED}
    plans = {typed: plans_of(typed, world.ben) for typed in TYPED}

    write_questions(elsewhere, ["Leaking gasket 99"] * MANY, by=world.dov)

    assert [len(page) for page in pages["gasket"]] == [20, 10, 0]
    assert {typed: pages_of(typed, world.ben) for typed in TYPED} == pages
    now = {typed: plans_of(typed, world.ben) for typed in TYPED}
    assert {typed: len(plan) for typed, plan in now.items()} == {
        typed: len(plan) for typed, plan in plans.items()
    }
    if connection.vendor == "sqlite":  # PostgreSQL reads the whole of a small table
        assert now == plans


def test_no_search_reads_a_filled_table_from_end_to_end(world, gaskets, elsewhere):
    write_questions(elsewhere, ["Leaking gasket 99"] * MANY, by=world.dov)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":  # what rolled-back tests left makes a scan look cheap
            cursor.execute("SET LOCAL enable_seqscan = off")

    plans = [plan for typed in TYPED[:4] for plan in plans_of(typed, world.ben)]

    scans = [f"SCAN {table}" for table in FILLED] + [f"Seq Scan on {one} " for one in FILLED]
    assert [scan for plan in plans for scan in scans if scan in plan] == []
    if connection.vendor == "postgresql":
        assert any("search_document_found" in plan for plan in plans)


def test_held_texts_of_a_community_that_is_read_take_no_place_on_a_page(world, gaskets):
    write_questions(world.community, ["Gasket"] * 700, by=world.ada, standing=Standing.HELD)

    assert [len(page) for page in pages_of("gasket", world.ben)] == [20, 10, 0]


def test_of_a_word_in_very_many_texts_the_newest_are_ranked(world):
    oldest = ask(world.community, by=world.ada, title="Gasket", body="")
    write_questions(
        world.community,
        [f"A longer one about a gasket {number}" for number in range(2_000)],
        by=world.ben,
    )

    common = [one.entry_id for one in search("gasket", person=world.ben).page(0, 3_000)]
    narrower = search("gasket by:ada", person=world.ben).page(0, 20)

    assert (len(common), oldest.pk in common) == (2_000, False)
    assert [one.entry_id for one in narrower] == [oldest.pk]
