"""What several people searched for in vain is shown to stewards: the words, and nobody behind."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhall.commons.actions import delete_entry
from guildhall.communities.actions import join, start_community
from guildhall.people.actions import arrive, edit_profile
from guildhall.questions.actions import ask
from guildhall.search.dictionary import note_new_words
from guildhall.search.missed.actions import A_DAY, forget_missed_searches, note_missed_search
from guildhall.search.missed.queries import missed_phrases
from guildhall.search.models.missed import MissedSearch

pytestmark = pytest.mark.database

NAMES = ("Eve", "Finn", "Gus", "Hana", "Ivo", "Juno", "Kim")


@pytest.fixture
def five(world):
    """Five members of Pumps who are in no other community."""
    people = [arrive(name) for name in NAMES[:5]]
    for person in people:
        join(world.community, person=person)
    return people


def look_for(words: str, *people, came_from: str = "pumps", **chosen: str) -> None:
    for person in people:
        note_missed_search(words, by=person, chosen=chosen, came_from=came_from)


def kept() -> list[tuple[str, str]]:
    rows = MissedSearch.objects.order_by("community__slug", "key", "pk")
    return list(rows.values_list("community__slug", "key"))


def test_the_stewards_see_words_from_five_people_on(world, five, as_person):
    look_for("Obsidian bearings", *five[:4])
    assert missed_phrases(world.community) == []

    look_for("obsidian bearing", five[4])

    page = as_person(world.ada).get("/c/pumps/missed-searches/").content.decode()
    assert missed_phrases(world.community) == ["obsidian bearings"]
    assert "obsidian bearings" in page
    assert "/c/pumps/questions/ask/?title=obsidian+bearings" in page
    assert all(name not in page for name in NAMES[:5])


def test_a_tip_can_be_written_where_the_room_is_open(world, five, as_person):
    look_for("obsidian", *five)
    steward = as_person(world.ada)
    assert "Share a tip" not in steward.get("/c/pumps/missed-searches/").content.decode()

    world.community.open_rooms = [*world.community.open_rooms, "practices"]
    world.community.save()

    assert "/c/pumps/tips/add/?title=obsidian" in (
        steward.get("/c/pumps/missed-searches/").content.decode()
    )
    form = steward.get("/c/pumps/tips/add/?title=obsidian").content.decode()
    assert 'value="obsidian"' in form or ">obsidian<" in form


def test_the_same_person_counts_once_and_can_not_be_recognised(world, five):
    look_for("obsidian", *five[:4], five[0], five[0])
    look_for("basalt", five[0])
    other = start_community("Fans", by=five[0], purpose="Air")
    look_for("obsidian", five[0], came_from="fans")

    assert missed_phrases(world.community) == []
    assert len(kept()) == 6
    assert missed_phrases(other) == []
    assert MissedSearch.objects.values("who").distinct().count() == 6


def test_words_that_are_found_by_now_disappear(world, five, as_person):
    look_for("obsidian bearing", *five)
    look_for("basalt", *five)
    question = ask(world.community, by=world.ben, title="Obsidian bearings hum", body="")
    assert missed_phrases(world.community) == ["basalt"]

    delete_entry(question, by=world.ben)
    assert missed_phrases(world.community) == ["basalt", "obsidian bearing"]

    ask(world.community, by=world.ben, title="Which basalts?", body="")
    forget_missed_searches()
    assert {key for _slug, key in kept()} == {"obsidian bear"}


def test_words_that_would_be_mended_by_now_are_forgotten(world, five):
    look_for("vacum", *five)
    ask(world.community, by=world.ben, title="The vacuum is gone", body="")
    note_new_words()

    forget_missed_searches()

    assert kept() == []


def test_a_search_that_finds_something_is_not_kept_whatever_the_browser_says(world, five):
    ask(world.community, by=world.ben, title="The vacuum pump is loud", body="")
    note_new_words()

    look_for("vacuum", five[0])
    look_for("vacum", five[0])

    assert kept() == []


def test_names_of_members_and_addresses_are_not_kept(world, five):
    quiet = arrive("Zoë Quince")
    quiet.is_active = False
    quiet.save()
    world.community.memberships.create(person=quiet)

    look_for("quince leaves", five[0])
    look_for("zoe", five[0])
    look_for("quince@example.org", five[0])
    look_for("0664 1234567", five[0])

    assert kept() == []


def test_what_has_become_a_name_is_forgotten(world, five):
    look_for("obsidian", *five)

    edit_profile(world.cleo, name="Obsidian", username="cleo", headline="", about="", time_zone="")
    forget_missed_searches()

    assert kept() == []


@pytest.mark.parametrize(
    ("came_from", "chosen", "where"),
    [
        ("pumps", {}, ["pumps"]),
        ("", {"in": "pumps"}, ["pumps"]),
        ("fans", {"in": "Pumps"}, ["pumps"]),
        ("fans", {}, ["fans"]),
        ("", {}, []),  # in two communities, and neither is named
        ("secret", {}, []),  # not a member there
        ("", {"in": "secret"}, []),
        ("pumps", {"kind": "question"}, []),
        ("pumps", {"in": "pumps", "since": "week"}, []),
    ],
)
def test_a_search_counts_where_it_was_made(world, came_from, chosen, where):
    start_community("Fans", by=world.ben, purpose="Air")
    start_community("Secret", by=world.dov, purpose="Still", visibility="hidden")

    look_for("obsidian", world.ben, came_from=came_from, **chosen)

    assert [slug for slug, _key in kept()] == where


def test_a_search_made_anywhere_counts_for_the_only_community(world, five):
    look_for("obsidian", five[0], came_from="")

    assert kept() == [("pumps", "obsidian")]


def test_people_who_left_the_community_are_not_kept(world):
    look_for("obsidian", world.dov)

    assert kept() == []


def test_nothing_is_kept_for_longer_than_90_days(world, five):
    look_for("obsidian", *five)
    day = timezone.now().date()
    MissedSearch.objects.update(searched_on=day - dt.timedelta(days=90))
    assert missed_phrases(world.community) == ["obsidian"]
    forget_missed_searches()
    assert len(kept()) == 5

    MissedSearch.objects.filter(pk=MissedSearch.objects.first().pk).update(
        searched_on=day - dt.timedelta(days=91)
    )

    assert missed_phrases(world.community) == []
    forget_missed_searches()
    assert len(kept()) == 4


def test_under_another_secret_key_nobody_counts_twice(world, five, settings):
    look_for("obsidian", *five[:3])
    settings.SECRET_KEY = "another secret key of the hall, long enough"
    look_for("obsidian", *five[:3])

    assert missed_phrases(world.community) == []
    assert len(kept()) == 6


def test_the_page_sends_one_note_and_the_page_itself_writes_nothing(world, as_person):
    member = as_person(world.ben)

    page = member.get("/search?q=obsidian&from=pumps").content.decode()

    assert kept() == []
    for part in ('data-missed="/search/missed"', 'data-q="obsidian"', 'data-from="pumps"'):
        assert part in page
    sent = member.post("/search/missed", {"q": "obsidian", "in": "", "from": "pumps"})
    assert (sent.status_code, kept()) == (204, [("pumps", "obsidian")])


@pytest.mark.parametrize(
    "query", ["q=pumps", "q=12345", "q=obsidian&kind=question", "q=obsidian&page=2", "q=", "q=@ben"]
)
def test_the_page_notes_only_what_may_be_kept(world, as_person, query):
    assert "data-missed" not in as_person(world.ben).get(f"/search?{query}").content.decode()


def test_visitors_send_no_note(world, client):
    assert "data-missed" not in client.get("/search?q=obsidian").content.decode()
    assert client.post("/search/missed", {"q": "obsidian"}).status_code == 302
    assert kept() == []


def test_too_many_notes_in_a_day_are_refused(world, as_person):
    member = as_person(world.ben)
    answers = [
        member.post("/search/missed", {"q": "obsidian", "from": "pumps"}).status_code
        for _time in range(A_DAY.amount + 1)
    ]

    assert answers == [204] * A_DAY.amount + [429]


def test_nothing_is_shown_to_members_or_of_another_community(world, five, as_person):
    look_for("obsidian", *five)
    start_community("Fans", by=world.ben, purpose="Air")

    assert as_person(five[0]).get("/c/pumps/missed-searches/").status_code == 403
    page = as_person(world.ben).get("/c/fans/missed-searches/").content.decode()
    assert "obsidian" not in page


def test_one_word_and_three_cost_the_same(world, five, as_person):
    steward = as_person(world.ada)
    look_for("obsidian", *five)
    steward.get("/c/pumps/missed-searches/")
    with CaptureQueriesContext(connection) as one:
        steward.get("/c/pumps/missed-searches/")
    look_for("basalt", *five)
    look_for("granite", *five)
    with CaptureQueriesContext(connection) as three:
        page = steward.get("/c/pumps/missed-searches/")

    assert [words for words, _beginnings in page.context["phrases"]] == [
        "basalt",
        "granite",
        "obsidian",
    ]
    assert len(three) == len(one)
