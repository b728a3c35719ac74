"""On 30,000 entries a page reads what it shows, by an index, on both databases.

Work is counted by the database (`scale/work.py`), so the same rows give the same figure on every
machine. What a scan, or a sort of a table that grows, would cost is far above the limits.
"""

import re

import pytest
from django.core.cache import cache
from django.db import connection

from guildhall.bench.scale.filling import Filler
from guildhall.bench.scale.pages import FLOOR, anonymous_pages, signed_in_pages
from guildhall.bench.scale.queries import Query, queries_of
from guildhall.bench.scale.work import work_of
from guildhall.communities.actions import open_room
from tests.ready_halls import connected_to, empty_database

pytestmark = pytest.mark.database

ENTRIES = 30_000
MOST_WORK = {"sqlite": 9_000, "postgresql": 2_500}[connection.vendor]  # a list shows 20 to 30 rows
SIGNED_IN = (
    FLOOR,
    "question of 20 replies",
    "questions, unsolved",
    "questions, newest",
    "questions, active",
    "questions, solved",
    "tips",
    "talk",
    "people",
    "notices",
)
BESIDE = ("ideas", "decisions", "projects")
ANONYMOUS = ("anonymous question", "anonymous questions", "anonymous tips", "anonymous home")
GROWING = (
    "activity_",
    "commons_",
    "communities_membership",
    "meetings_",
    "notifications_",
    "people_person",
    "practices_",
    "questions_",
    "search_",
)
_TABLE = re.compile(r'"(\w+)" (?:AS )?"?([A-Z]\d+)\b')


@pytest.fixture
def grown(_begin, django_db_blocker, tmp_path):
    """A hall of 30,000 entries, in a database of its own."""
    with django_db_blocker.unblock(), empty_database(tmp_path) as name, connected_to(name):
        filler = Filler(has_log=False)
        filler.fill_to(ENTRIES)
        yield filler.hall


def test_pages_read_what_they_show_however_much_the_hall_holds(grown, as_person, client):
    signed_in, anonymous = signed_in_pages(grown), anonymous_pages(grown)
    visits = [(name, as_person(grown.reader), signed_in[name]) for name in SIGNED_IN]
    visits += [(name, client, anonymous[name]) for name in ANONYMOUS]

    heavy = [
        f"{name}: {trouble}\n{query.sql}\n" + "\n".join(query.plan())
        for name, visitor, path in visits
        for query in _first_visit(visitor, path)
        for trouble in _troubles(query)
    ]

    assert not heavy, "\n\n".join(heavy)
    assert _troubles(Query("SELECT * FROM commons_entry e ORDER BY e.lead", None))


def test_rooms_that_hold_little_look_for_it_by_kind(grown, as_person):
    """For a steward, who is offered more; nothing is found, and nothing else is walked for it.

    Home is here for what these rooms show there; its cards of questions and people are no matter of
    theirs.
    """
    community = grown.communities[0]
    for room in BESIDE:
        open_room(community, room=room, by=community.created_by)
    here = community.get_absolute_url()
    paths = ["/", *[f"{here}{address}/" for address in ("tips", *BESIDE)]]

    heavy = [
        f"{path}: work of {work}\n{query.sql}\n" + "\n".join(query.plan())
        for path in paths
        for query in _first_visit(as_person(community.created_by), path)
        if "commons_entry" in query.sql and "questions_" not in query.sql
        if (work := work_of(query)) > MOST_WORK
    ]

    assert not heavy, "\n\n".join(heavy)


def _first_visit(visitor, path: str) -> list[Query]:
    """With empty caches, where most is read."""
    cache.clear()
    return queries_of(visitor, path)


def _troubles(query: Query) -> list[str]:
    work = work_of(query)
    return [f"work of {work}"] * (work > MOST_WORK) + [f"scans {one}" for one in _scans(query)]


def _scans(query: Query) -> list[str]:
    """Tables that grow and are read from one end to the other, by the names of SQLite's plan."""
    if connection.vendor != "sqlite":
        return []  # a scan of a small table is right there; a large one shows in the work
    names = {short: table for table, short in _TABLE.findall(query.sql)}
    steps = [step.split() for step in query.plan()]
    read = [step[1] for step in steps if step[0] == "SCAN" and "USING" not in step]
    return [
        table for table in (names.get(name, name) for name in read) if table.startswith(GROWING)
    ]
