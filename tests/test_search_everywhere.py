"""The same search gives the same hits on SQLite and PostgreSQL; and search finds what it should."""

import json
import subprocess
import sys

import pytest
from django.db import connection

from guildhall.commons.actions import delete_entry, delete_reply, edit_entry
from guildhall.questions.actions import answer, ask
from guildhall.search.actions import missing_documents, reindex
from guildhall.search.hits import hits_of
from guildhall.search.queries import search
from tests.ready_halls import copy_hall
from tests.real_hall import Hall
from tests.search_worlds import found

pytestmark = pytest.mark.database

TEXTS, ASKS = 60, 500


@pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="compared in make test-postgres, beside a temporary SQLite",
)
def test_500_queries_find_the_same_on_both_databases(db, tmp_path):
    beside = Hall(tmp_path, "")
    copy_hall(beside.folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.search_worlds", str(TEXTS), str(ASKS)],
        env=beside.env,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    on_sqlite = json.loads(done.stdout)

    on_postgresql = found(TEXTS, ASKS)

    assert len(on_sqlite) > 400
    assert sum(bool(hits) for hits in on_sqlite.values()) > 200
    different = {
        ask: (hits, on_postgresql[ask])
        for ask, hits in on_sqlite.items()
        if hits != on_postgresql[ask]
    }
    assert different == {}


def titles(typed: str, person) -> list[str]:
    result = search(typed, person=person)
    return [hit.title for hit in hits_of(result.page(0, 20), result.ask)]


@pytest.fixture
def texts(world):
    ask(
        world.community,
        by=world.ada,
        title="Leaking pumps in the café",
        body="Größe 3.5mm, 東京水泵",
    )
    ask(world.community, by=world.ada, title="A dry valve", body="nothing wet here")
    return world


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("pump leaks", ["Leaking pumps in the café"]),
        ("CAFE", ["Leaking pumps in the café"]),
        ("grosse", ["Leaking pumps in the café"]),
        ("水泵", ["Leaking pumps in the café"]),
        ('"in the cafe"', ["Leaking pumps in the café"]),
        ('"the in cafe"', []),
        ("val*", ["A dry valve"]),
        ("kind:question -valve", ["Leaking pumps in the café"]),
        ("valve -wet", []),
        ("by:ada is:waiting dry", ["A dry valve"]),
        ("by:ben dry", []),
        ("", []),
    ],
)
def test_search_finds(texts, typed, expected):
    assert titles(typed, texts.ben) == expected


def test_a_word_in_the_title_comes_before_one_in_the_text(world):
    ask(
        world.community,
        by=world.ada,
        title="Something else",
        body="about a gasket somewhere in the middle of a longer text",
    )
    ask(world.community, by=world.ada, title="Gasket", body="short")

    assert titles("gasket", world.ben) == ["Gasket", "Something else"]


def test_new_text_is_found_at_once_and_old_text_no_more(world):
    question = ask(world.community, by=world.ada, title="Which gasket?", body="")

    edit_entry(question, by=world.ada, title="Which flange?", body="")

    assert (titles("gasket", world.ben), titles("flange", world.ben)) == ([], ["Which flange?"])


def test_deleted_things_are_not_found(world):
    question = ask(world.community, by=world.ada, title="Which gasket?", body="")
    reply = answer(question, by=world.ben, body="the flat flange")
    delete_reply(reply, by=world.ben)
    without_reply = titles("flange", world.ada)
    delete_entry(question, by=world.ada)

    assert (without_reply, titles("gasket", world.ada)) == ([], [])


def test_reindex_writes_everything_anew(texts):
    from guildhall.search.models import Document

    Document.objects.all().delete()
    assert missing_documents() == 7  # two questions, four people and their community

    reindex()

    assert missing_documents() == 0
    assert titles("valve", texts.ben) == ["A dry valve"]
