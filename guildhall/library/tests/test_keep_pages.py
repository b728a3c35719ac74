"""A tree is printed, or saved as one file; what its reader doesn't see is in neither."""

import re

import pytest

from guildhall.commons.actions.standing import hide
from guildhall.library.actions import add_page, withdraw_page

HERE = "/c/pumps/library/"


@pytest.fixture
def tree(world, community):
    """Seals, below it Sizes, below that Small ones; beside it Pumps."""
    pumps = add_page(community, by=world.ben, title="Pumps", body="They turn.")
    seals = add_page(community, by=world.ben, title="Seals", body="Dry them. [[Pumps]]")
    sizes = add_page(community, by=world.ben, title="Sizes", body="## All\n\nNine.", parent=seals)
    small = add_page(community, by=world.ben, title="Small ones", body="[[Seals]]", parent=sizes)
    return seals, sizes, small, pumps


def titles(shown: str) -> list[str]:
    return re.findall("<h2>(.*?)</h2>", shown)


def test_a_page_is_printed_with_all_below_it_in_order(world, tree, as_person):
    shown = as_person(world.cleo).get(f"{HERE}keep/print/?below={tree[0].pk}").content.decode()

    assert titles(shown) == ["Seals", "Sizes", "Small ones"]


def test_the_whole_library_is_printed(world, tree, as_person):
    shown = as_person(world.cleo).get(f"{HERE}keep/print/").content.decode()

    assert titles(shown) == ["Pumps", "Seals", "Sizes", "Small ones"]


def test_one_file_has_everything_in_it_and_links_within_it(world, tree, as_person):
    seals, *_others, pumps = tree
    answer = as_person(world.cleo).get(f"{HERE}keep/one-file/?below={seals.pk}")

    shown = answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="pumps-seals.html"'
    assert f'<a href="#p{seals.pk}">Seals</a>' in shown
    assert f"/library/{pumps.pk}" not in shown
    assert "<h3" in shown


def test_hidden_and_withdrawn_pages_stay_out(world, tree, as_person):
    _seals, sizes, small, _pumps = tree
    hide(sizes, by=world.ada)
    withdraw_page(small, by=world.ben, reason="Old")

    shown = as_person(world.cleo).get(f"{HERE}keep/one-file/").content.decode()

    assert ["Nine." in shown, "Small ones" in shown] == [False, False]


def test_the_menu_leads_there(world, tree, as_person):
    answer = as_person(world.cleo).get(f"{HERE}{tree[0].pk}/keep/", follow=True)

    assert "3 pages" in answer.content.decode()
