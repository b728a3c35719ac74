"""Communities to browse: by name, a page at once, and found by a word."""

import pytest

from guildhall.communities.actions import join, start_community
from guildhall.communities.models import Community
from guildhall.communities.views.start import AT_ONCE
from guildhall.people.actions import arrive

pytestmark = pytest.mark.database
OPEN = Community.Visibility.OPEN


def _many(count: int, by, visibility: str = OPEN) -> list[Community]:
    return [
        start_community(
            f"Garden {number:03}",
            by=by,
            purpose="Beds and borders",
            visibility=visibility,
            slug=f"garden-{number}",
        )
        for number in range(count)
    ]


def names_on(page) -> list[str]:
    return [community.name for community in page.context["communities"]]


def test_who_looks_for_one_of_many_names_a_word_of_it(client, db):
    _many(AT_ONCE + 1, by=arrive("Ada"))
    page = client.get("/communities/")
    found = client.get("/communities/?q=garden 048")

    assert len(names_on(page)) == AT_ONCE
    assert "There are more." in page.content.decode()
    assert names_on(found) == ["Garden 048"]
    assert "There are more." not in found.content.decode()


def test_few_communities_need_no_box(client, db):
    _many(2, by=arrive("Ada"))

    assert "Find a community" not in client.get("/communities/").content.decode()


def test_a_word_that_finds_none_leads_back_to_all(client, db):
    _many(1, by=arrive("Ada"))
    page = client.get("/communities/?q=zebra").content.decode()

    assert "None found" in page
    assert 'href="/communities/"' in page


def test_what_nobody_else_may_know_of_is_not_found_by_its_name(as_person, db):
    ada, eve = arrive("Ada"), arrive("Eve")
    start_community(
        "Secret garden", by=ada, purpose="Beds", visibility=Community.Visibility.PRIVATE, slug="s"
    )

    assert names_on(as_person(eve).get("/communities/?q=garden")) == []
    assert names_on(as_person(ada).get("/communities/?q=garden")) == ["Secret garden"]


def test_home_shows_some_of_very_many_and_leads_to_all_of_ones_own(as_person, db):
    ada, ben = arrive("Ada"), arrive("Ben")
    for community in _many(30, by=ada):
        join(community, person=ben)
    start_community("Alone", by=ada, purpose="Others", visibility=OPEN, slug="alone")
    client = as_person(ben)
    home = client.get("/").content.decode()
    mine = client.get("/communities/?mine")

    assert home.count('class="community"') == 24
    assert "All 30 of your communities" in home
    assert len(names_on(mine)) == 30
    assert "Alone" not in names_on(mine)
    assert names_on(client.get("/communities/"))[0] == "Alone"
