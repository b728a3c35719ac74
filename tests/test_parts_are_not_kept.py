"""What a visitor asks for as a part of a page is never kept as the page of all visitors."""

import pytest
from django.test import Client

from guildhall.commons.middleware import PARTS_ASKED
from guildhall.communities.actions import change_community

pytestmark = pytest.mark.database

CHARTER = "/c/pumps/charter/"


@pytest.fixture
def pumps(world):
    return change_community(world.community, by=world.ada, visibility="open")


@pytest.mark.parametrize("header", [{"Parts": "asked"}, {"HX-Request": "true", "Parts": "asked"}])
def test_the_next_visitor_gets_the_whole_page(pumps, header):
    part = Client().get(CHARTER, headers=header).content.decode()

    whole = Client().get(CHARTER).content.decode()

    assert "<html" not in part
    assert "<html" in whole
    assert pumps.name in whole


def test_whoever_asks_for_a_part_gets_no_whole_page_from_the_cache(pumps):
    Client().get(CHARTER)

    part = Client().get(CHARTER, headers={"Parts": "asked"}).content.decode()

    assert "<html" not in part


@pytest.mark.parametrize("header", sorted(PARTS_ASKED))
def test_any_header_by_which_a_part_is_asked_for_is_known(pumps, header):
    Client().get(CHARTER, **{header: "x"})

    assert "<html" in Client().get(CHARTER).content.decode()


@pytest.mark.parametrize(
    "number", ["٣", "३", "999999999999999999"], ids=["arabic", "hindi", "long"]
)
def test_a_number_in_an_address_that_is_no_entry_is_not_found(pumps, number):
    """Also where the database is strict: the numbers of entries are of digits from 0 to 9."""
    assert Client().get(f"/c/pumps/questions/{number}/").status_code == 404
