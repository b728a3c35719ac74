"""The help is found by search: in its own words, for everyone, without asking the database."""

import pytest
from django.utils import translation

from guildhall.search.found_help import found_help
from guildhall.web.help_pages import help_pages


def addresses(typed: str) -> list[str]:
    return [one.address for one in found_help(typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("letter of the week", "/help/letter-of-the-week/"),
        ("how do I get a letter of the week", "/help/letter-of-the-week/"),
        ("moderation", "/help/moderation/"),
        ("tips", "/help/tips/"),
        ("meeting", "/help/meetings/"),
        ("charte*", "/help/charter/"),
        ("questions", "/help/questions/"),
        ('"in quotes"', "/help/search/"),
    ],
)
def test_the_page_about_it_comes_first(typed, first):
    assert addresses(typed)[0] == first


@pytest.mark.parametrize(
    "typed", ["", "how do I", "obsidian", "moderation obsidian", "in:pumps", "vakuumpumpenöl"]
)
def test_other_words_find_no_help(typed):
    assert found_help(typed) == []


def test_where_a_title_says_it_other_pages_are_left_out():
    assert addresses("letter of the week") == ["/help/letter-of-the-week/"]


def test_what_is_left_out_is_left_out():
    assert "/help/moderation/" not in addresses("moderation -moderation")


@pytest.mark.django_db
def test_three_pages_at_most_are_found_without_a_query(django_assert_num_queries):
    found_help("members")
    with django_assert_num_queries(0):
        found = found_help("members")

    assert len(found) == 3
    assert all("<mark>" in one.snippet for one in found)


@pytest.mark.django_db
def test_every_page_of_the_help_is_found_by_its_title(client):
    for page in help_pages:
        assert page.address in addresses(str(page.title)), page.slug
        assert client.get(page.address).status_code == 200


def test_another_language_is_read_for_itself():
    with translation.override("de"):
        assert isinstance(found_help("moderation"), list)
    assert addresses("moderation")[0] == "/help/moderation/"


@pytest.mark.database
def test_help_is_shown_below_the_results_and_where_there_are_none(world, as_person):
    for person in (None, world.ben):
        page = as_person(person).get("/search?q=moderation").content.decode()
        assert 'href="/help/moderation/"' in page
        assert page.index("Nothing found") < page.index('href="/help/moderation/"')


@pytest.mark.database
def test_filters_and_further_pages_show_no_help(world, as_person):
    member = as_person(world.ben)

    for query in ("q=moderation&in=pumps", "q=moderation+kind:question", "q=moderation&page=2"):
        assert "/help/moderation/" not in member.get(f"/search?{query}").content.decode()
