"""The name of the hall comes with the community, also where the owner has set nothing yet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.people.models import House

pytestmark = pytest.mark.database


def queries_of(client, path: str) -> list[str]:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return [query["sql"] for query in asked.captured_queries]


@pytest.mark.parametrize("path", ["/c/pumps/talk/", "/"])
def test_a_hall_without_settings_asks_no_more(world, as_person, path):
    client = as_person(world.ben)
    before = len(queries_of(client, path))
    House.objects.all().delete()

    assert len(queries_of(client, path)) == before
    assert "Guildhall" in client.get(path).content.decode()
