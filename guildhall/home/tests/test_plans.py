"""What home and the overview read in a hall of 30,000 entries: little, each along an index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.communities.actions import open_room
from tests.full_hall import fill_hall
from tests.plans import is_read, walked_by

pytestmark = pytest.mark.database

PAGES = ("/", "/c/pumps/")
# In rows on PostgreSQL, where a scan of the entries is 30,000; in hundreds of steps on SQLite,
# where counting the entries by a condition without an index is 900.
FARTHEST = {"postgresql": 3_000, "sqlite": 350}
IN_EACH = 3  # hundreds of steps more on SQLite, for each community of someone in many


def reads_of(client, path: str) -> list[str]:
    client.get(path)  # what is read once in a process is no read of the page
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200, path
    return [query["sql"] for query in queries.captured_queries if is_read(query["sql"])]


def test_home_and_the_overview_walk_a_little_along_indexes(world, as_person):
    for room in ("practices", "stories"):
        open_room(world.community, room=room, by=world.ada)
    fill_hall(world.community, world.ada, entries=30_000, others=10)
    client = as_person(world.ada)

    walked = {sql: walked_by(sql) for path in PAGES for sql in reads_of(client, path)}
    by_condition = walked_by("SELECT COUNT(*) FROM commons_entry WHERE thanks_count > 5")

    assert {sql: far for sql, far in walked.items() if far > FARTHEST[connection.vendor]} == {}
    assert by_condition > 2 * FARTHEST[connection.vendor]


@pytest.mark.skipif(
    connection.vendor != "sqlite",
    reason="in small communities PostgreSQL scans, whatever index there is",
)
def test_home_of_someone_in_300_communities_walks_little_in_each(world, as_person):
    fill_hall(world.community, world.ada, entries=2_000, others=300)
    client = as_person(world.ada)

    walked = {sql: walked_by(sql) for sql in reads_of(client, "/")}

    farthest = FARTHEST[connection.vendor] + 300 * IN_EACH
    assert {sql: far for sql, far in walked.items() if far > farthest} == {}
