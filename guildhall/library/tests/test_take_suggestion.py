"""A suggested change is taken, all of it or a part, or declined; and nothing is lost."""

import pytest

from guildhall.commons.actions import delete_entry, mark_of_text
from guildhall.commons.models import Entry, Revision
from guildhall.communities.actions import open_room, start_community
from guildhall.library.actions import (
    ChangedMeanwhile,
    SuggestionRefused,
    change_page,
    decline_suggestion,
    reopen_suggestion,
    suggest_change,
    take_back_suggestion,
    take_suggestion,
    withdraw_page,
)
from guildhall.library.models import Suggestion
from guildhall.library.suggested import TITLE, as_decided, suggested_in
from guildhall.library.tests.care_worlds import BETTER, TEXT, sentences, told

pytestmark = pytest.mark.database


def text_of(cabinets: Entry) -> str:
    return Entry.objects.get(pk=cabinets.pk).body


def state() -> str:
    return Suggestion.objects.get().state


def test_all_of_it_is_the_text_that_was_suggested(cabinets, suggested, world):
    take_suggestion(suggested, by=world.ben, taken={0, 1})

    assert (text_of(cabinets), state()) == (BETTER, "taken")


def test_half_of_it_is_taken_and_its_suggester_is_an_author(cabinets, suggested, world, finn):
    take_suggestion(suggested, by=world.ben, taken={1})

    assert text_of(cabinets) == TEXT.replace("Listen.", "Listen for the relay.")
    assert state() == "partly"
    assert [one.person.name for one in cabinets.authorships.all()] == ["Ben", "Finn"]


def test_the_history_names_its_suggester_and_the_page_both(suggested, world, as_person):
    take_suggestion(suggested, by=world.ben, taken={0})

    revision = Revision.objects.get()
    assert revision.editor.name == "Finn"
    assert revision.note == "An hour is too short."
    shown = as_person(world.cleo).get(f"/c/pumps/library/{suggested.entry_id}/").content.decode()
    assert [name in shown for name in ("Ben", "Finn")] == [True, True]


def test_the_form_takes_what_is_ticked(cabinets, suggested, world, as_person):
    client = as_person(world.ben)
    address = f"/c/pumps/library/suggestions/{suggested.pk}/"
    assert "Take change 2" in client.get(address).content.decode()

    sent = {"which": "ticked", "change": ["1"], "since": mark_of_text(cabinets)}
    client.post(f"{address}take/", sent)

    assert text_of(cabinets) == TEXT.replace("Listen.", "Listen for the relay.")


def test_what_was_taken_and_what_was_not_is_said(suggested, world, finn, as_person):
    take_suggestion(suggested, by=world.ben, taken={1})

    shown = as_person(finn).get(f"/c/pumps/library/suggestions/{suggested.pk}/").content.decode()

    assert [one.is_taken for one in as_decided(Suggestion.objects.get())] == [False, True]
    assert ">not taken<" in shown


def test_its_suggester_and_its_followers_are_told(suggested, world, finn, edda, deliver):
    take_suggestion(suggested, by=world.ada, taken={0})
    deliver()

    assert told("suggestion.taken") == ["Ben", "Finn"]
    assert sentences(finn, "suggestion.taken") == [
        "Ada put a part of your change into “Dry cabinets”. You're an author now."
    ]
    assert sentences(world.ben, "suggestion.taken") == [
        "Ada put a change by Finn into “Dry cabinets”"
    ]


def test_nothing_ticked_takes_nothing(cabinets, suggested, world):
    with pytest.raises(SuggestionRefused):
        take_suggestion(suggested, by=world.ben, taken=set())
    with pytest.raises(SuggestionRefused):
        take_suggestion(suggested, by=world.ben, taken={77})

    assert (text_of(cabinets), state()) == (TEXT, "open")


def test_taken_twice_it_is_said_and_nothing_else_happens(cabinets, suggested, world):
    take_suggestion(suggested, by=world.ben, taken={0})
    with pytest.raises(SuggestionRefused, match="Someone was faster"):
        take_suggestion(suggested, by=world.ada, taken={0, 1})

    assert Revision.objects.count() == 1


def test_nobody_else_takes_it(cabinets, suggested, world, finn, as_person):
    address = f"/c/pumps/library/suggestions/{suggested.pk}/take/"

    assert as_person(world.cleo).post(address, {"which": "all"}).status_code == 404
    assert as_person(finn).post(address, {"which": "all"}).status_code == 403
    assert text_of(cabinets) == TEXT


def test_what_changed_elsewhere_since_is_kept(cabinets, suggested, world):
    change_page(cabinets, by=world.ben, title="Dry cabinets", body=TEXT.replace("Dry", "Warm"))

    take_suggestion(suggested, by=world.ben, taken={0, 1})

    assert text_of(cabinets) == BETTER.replace("Dry", "Warm")


def test_where_the_same_sentence_changed_since_one_chooses(cabinets, suggested, world, as_person):
    change_page(
        cabinets, by=world.ben, title="Dry cabinets", body=TEXT.replace("an hour", "half an hour")
    )

    shown = as_person(world.ben).get(f"/c/pumps/library/suggestions/{suggested.pk}/")
    assert "The page has changed here since." in shown.content.decode()
    assert "Take all of it" not in shown.content.decode()

    take_suggestion(suggested, by=world.ben, taken={1})
    assert "Wait half an hour." in text_of(cabinets)


def test_a_page_that_changed_while_someone_chose_is_looked_at_again(cabinets, suggested, world):
    since = mark_of_text(cabinets)
    change_page(cabinets, by=world.ben, title="Dry cabinets", body=TEXT.replace("Dry", "Warm"))

    with pytest.raises(ChangedMeanwhile):
        take_suggestion(suggested, by=world.ada, taken={0}, since=since)
    assert state() == "open"


def test_two_suggest_for_the_same_sentence_and_both_are_decided(cabinets, suggested, world, edda):
    other = suggest_change(
        cabinets,
        by=edda,
        title="Dry cabinets",
        body=TEXT.replace("an hour", "a day"),
        reason="In winter.",
    )
    take_suggestion(suggested, by=world.ben, taken={0, 1})

    cabinets.refresh_from_db()
    [change] = suggested_in(other, cabinets).changes()
    assert change.is_changed_since
    take_suggestion(other, by=world.ben, taken={0})
    assert "Wait a day." in text_of(cabinets)
    assert "Listen for the relay." in text_of(cabinets)


def test_its_title_is_taken_or_left(cabinets, world, finn):
    one = suggest_change(cabinets, by=finn, title="Dry all cabinets", body=BETTER, reason="All.")

    take_suggestion(one, by=world.ben, taken={TITLE})

    fresh = Entry.objects.get(pk=cabinets.pk)
    assert (fresh.title, fresh.body) == ("Dry all cabinets", TEXT)


def test_what_the_page_says_by_now_is_no_change(cabinets, suggested, world):
    change_page(cabinets, by=world.ben, title="Dry cabinets", body=BETTER)
    cabinets.refresh_from_db()

    assert suggested_in(suggested, cabinets).changes() == []


def test_declined_with_a_sentence_and_opened_again(cabinets, suggested, world, finn, deliver):
    decline_suggestion(suggested, by=world.ben, answer="In summer an hour is enough.")
    decline_suggestion(suggested, by=world.ben, answer="Twice")
    deliver()
    assert (state(), text_of(cabinets)) == ("declined", TEXT)
    assert sentences(finn, "suggestion.declined") == [
        "Ben declined your change to “Dry cabinets”: In summer an hour is enough."
    ]

    reopen_suggestion(suggested, by=world.ben)
    take_suggestion(suggested, by=world.ben, taken={0})
    assert state() == "partly"


def test_declining_needs_a_sentence(suggested, world, as_person):
    address = f"/c/pumps/library/suggestions/{suggested.pk}/decline/"

    assert as_person(world.ben).post(address, {"answer": " "}).status_code == 422
    assert state() == "open"


def test_what_was_taken_back_is_not_taken(suggested, world, finn):
    take_back_suggestion(suggested, by=finn)

    with pytest.raises(SuggestionRefused):
        take_suggestion(suggested, by=world.ben, taken={0})


def test_on_a_withdrawn_page_it_is_declined_and_not_taken(cabinets, suggested, world, as_person):
    withdraw_page(cabinets, by=world.ben, reason="Gone")

    with pytest.raises(SuggestionRefused):
        take_suggestion(suggested, by=world.ben, taken={0})
    client = as_person(world.ben)
    address = f"/c/pumps/library/suggestions/{suggested.pk}/"
    assert client.post(f"{address}take/", {"which": "all"}).status_code == 403
    client.post(f"{address}decline/", {"answer": "The page is gone."})
    assert state() == "declined"


def test_on_a_deleted_page_nobody_but_its_keepers_finds_it(
    cabinets, suggested, world, finn, as_person
):
    delete_entry(cabinets, by=world.ben)

    address = f"/c/pumps/library/suggestions/{suggested.pk}/"
    assert as_person(finn).get(address).status_code == 404
    assert as_person(world.ben).get(address).status_code == 200
    with pytest.raises(SuggestionRefused):
        take_suggestion(suggested, by=world.ben, taken={0})


def test_one_of_another_community_is_not_found(suggested, world, as_person):
    other = start_community("Valves", by=world.ada, purpose="Tight ones")
    open_room(other, room="library", by=world.ada)

    address = f"/c/valves/library/suggestions/{suggested.pk}/"
    assert as_person(world.ada).get(address).status_code == 404


def test_to_a_version_long_gone_nothing_is_lost(cabinets, suggested, world):
    for number in range(40):
        change_page(
            cabinets, by=world.ben, title="Dry cabinets", body=f"Version {number}.\n\n{TEXT}"
        )
    cabinets.refresh_from_db()

    take_suggestion(suggested, by=world.ben, taken=suggested_in(suggested, cabinets).numbers)

    assert text_of(cabinets) == f"Version 39.\n\n{BETTER}"
