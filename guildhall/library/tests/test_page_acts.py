"""What is seldom done with a page has a page of its own."""

import re

from guildhall.library.actions import add_page

HERE = "/c/pumps/library/"


def test_the_page_of_seldom_acts_says_what_each_is_for(world, page, as_person):
    shown = as_person(world.ben).get(f"{HERE}{page.pk}/acts/").content.decode()

    assert [address in shown for address in ("move/", "rely/", "withdraw/")] == [True] * 3
    assert "It stays readable and says why." in shown


def test_the_menu_is_short_and_in_groups(world, page, as_person):
    shown = as_person(world.cleo).get(f"{HERE}{page.pk}/").content.decode()

    menu = shown.split('<div class="acts">')[1].split("</details>")[0].split("more-list")[1]
    assert len(re.findall("<(?:a|button)", menu)) <= 9
    assert menu.count("<hr>") == 2
    assert "acts/" in menu
    assert "withdraw/" not in menu


def test_the_places_come_before_the_button_that_moves(world, community, page, as_person):
    add_page(community, by=world.ben, title="Pumps")

    shown = as_person(world.ben).get(f"{HERE}{page.pk}/move/").content.decode()

    assert 0 < shown.index("Go to the page it belongs below") < shown.index("Move it here")
