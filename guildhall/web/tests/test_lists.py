"""A list page: which tab is meant, and what it says while it is empty."""

import pytest
from django.test import RequestFactory

from guildhall.web.lists import Tab, tab_for

NEWEST, SOLVED = Tab("newest", "Newest"), Tab("solved", "Solved")
MINE = Tab("mine", "Mine", is_own=True)


@pytest.fixture
def asked():
    def chosen(query: str, *, has_own: bool = True) -> Tab:
        request = RequestFactory().get(f"/questions/{query}")
        return tab_for(request, (NEWEST, SOLVED, MINE), usual="newest", has_own=has_own)

    return chosen


@pytest.mark.parametrize(
    ("query", "tab"),
    [
        ("", NEWEST),
        ("?show=solved", SOLVED),
        ("?show=mine", MINE),
        ("?show=", NEWEST),
        ("?show=nonsense", NEWEST),
    ],
)
def test_the_address_names_the_tab(asked, query, tab):
    assert asked(query) == tab


def test_who_can_have_nothing_of_their_own_reads_the_usual_list(asked):
    assert asked("?show=mine", has_own=False) == NEWEST
