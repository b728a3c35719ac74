"""The first page for people without a session comes from the cache, and is never out of date."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guildhall.communities.actions import change_community, start_community
from guildhall.people.actions import change_house

pytestmark = pytest.mark.database


@pytest.fixture
def pumps(world):
    return change_community(world.community, by=world.ada, visibility="open")


def page() -> str:
    return Client().get("/").content.decode()


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    return len(queries)


def test_it_is_kept_and_asks_only_what_may_have_changed(pumps):
    first = page()

    with CaptureQueriesContext(connection) as queries:
        second = page()

    assert (second, len(queries)) == (first, 1)
    assert pumps.name in second


def test_it_is_kept_in_a_hall_without_open_communities_too(world):
    page()

    assert queries_of(Client()) == 1


@pytest.mark.parametrize("visibility", ["listed", "private", "hidden"])
def test_a_community_that_is_not_open_any_more_is_gone_at_the_next_request(
    world, pumps, visibility
):
    before = page()
    change_community(pumps, by=world.ada, visibility=visibility)

    assert (pumps.name in before, pumps.name in page()) == (True, False)


def test_a_new_name_and_purpose_are_there_at_the_next_request(world, pumps):
    page()
    change_community(pumps, by=world.ada, name="Dry feet", purpose="No more puddles.")
    changed = page()

    assert ("Dry feet" in changed, "No more puddles." in changed) == (True, True)


def test_a_community_that_is_deleted_is_gone_at_the_next_request(world, pumps):
    before = page()
    name = pumps.name
    pumps.delete()

    assert (name in before, name in page()) == (True, False)


def test_a_new_open_community_is_there_and_a_hidden_one_is_not(world, pumps):
    page()
    start_community("Gardens", by=world.ada, purpose="Roses", visibility="open")
    start_community("Secrets", by=world.ada, purpose="Shh", visibility="hidden")
    changed = page()

    assert ("Gardens" in changed, "Secrets" in changed) == (True, False)


def test_one_that_becomes_open_takes_the_place_of_the_last_of_six(world, pumps):
    for number in range(6):
        start_community(f"Zebra {number}", by=world.ada, purpose="Stripes", visibility="open")
    first = start_community("Aardvarks", by=world.ada, purpose="Ants", visibility="listed")
    before = page()
    change_community(first, by=world.ada, visibility="open")
    after = page()

    assert ("Aardvarks" in before, "Zebra 4" in before) == (False, True)
    assert ("Aardvarks" in after, "Zebra 4" in after) == (True, False)


def test_the_new_name_of_the_hall_is_there_at_the_next_request(world):
    page()
    change_house(by=world.ada, name="Waterworks", sign_up="invited", mail_domains="")

    assert "Waterworks" in page()


def test_someone_with_the_cookie_of_forms_gets_a_page_of_their_own(pumps, settings):
    page()
    client = Client()
    client.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32

    assert queries_of(client) > 1


def test_someone_signed_in_gets_their_own(world, pumps, as_person):
    page()

    assert f"Hello {world.ben.name}" in as_person(world.ben).get("/").content.decode()
