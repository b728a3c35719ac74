"""What home and the overview read in a hall of 30,000 entries: little, each along an index."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from guildhall.bench.scale.queries import Query, queries_of
from guildhall.bench.scale.work import work_of
from guildhall.communities.actions import open_room
from guildhall.decisions.tests.worlds import opened
from tests.full_hall import fill_hall

pytestmark = pytest.mark.database

PAGES = ("/", "/c/pumps/")
# In rows on PostgreSQL, each counted in every step of the plan that it goes through: a scan of the
# entries is 30,000. In steps on SQLite, where counting the entries by a condition without an index
# is 90,000.
FARTHEST = {"postgresql": 6_000, "sqlite": 35_000}
IN_EACH = 300  # steps more on SQLite, for each community of someone in many


def works_of(client, path: str) -> dict[str, int]:
    client.get(path)  # what is read once in a process is no read of the page
    return {f"{query.sql} {query.params}": work_of(query) for query in queries_of(client, path)}


def test_home_and_the_overview_walk_a_little_along_indexes(world, as_person):
    for room in ("practices", "stories"):
        open_room(world.community, room=room, by=world.ada)
    fill_hall(world.community, world.ada, entries=30_000, others=10)
    client = as_person(world.ada)

    works = {sql: work for path in PAGES for sql, work in works_of(client, path).items()}
    by_condition = Query("SELECT COUNT(*) FROM commons_entry WHERE thanks_count > 5", None)

    assert {sql: far for sql, far in works.items() if far > FARTHEST[connection.vendor]} == {}
    assert work_of(by_condition) > 2 * FARTHEST[connection.vendor]


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="in small communities PostgreSQL scans, whatever index there is",
)
def test_home_of_someone_in_300_communities_walks_little_in_each(world, as_person):
    fill_hall(world.community, world.ada, entries=2_000, others=300)
    client = as_person(world.ada)

    works = works_of(client, "/")

    farthest = FARTHEST[connection.vendor] + 300 * IN_EACH
    assert {sql: far for sql, far in works.items() if far > farthest} == {}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="few rows are scanned on PostgreSQL")
def test_home_walks_little_however_many_decisions_are_open(world, as_person):
    """Whoever answers finds the next one among the soonest, not among all of them."""
    open_room(world.community, room="decisions", by=world.ada)
    world.community.refresh_from_db()
    client = as_person(world.cleo)
    in_ten_days = timezone.localdate() + dt.timedelta(days=10)
    walked = []
    for opener in (world.ben, world.ada):
        for number in range(70):
            question = f"{opener.name}'s pump {number}?"
            opened(world.community, opener, question=question, until_on=in_ten_days)
        walked.append(max(works_of(client, "/").values()))

    assert walked[1] < walked[0] * 1.5  # all end on one day: each is passed, few are asked about
