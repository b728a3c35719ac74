"""Someone suggests a change with a reason; until someone takes it, the page stays as it is."""

import datetime as dt

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import hide, mark_of_text
from guildhall.commons.models import Entry
from guildhall.library.actions import (
    NothingSuggested,
    SuggestionRefused,
    change_page,
    rely_on_page,
    suggest_again,
    suggest_change,
    take_back_suggestion,
    tell_waiting,
    withdraw_page,
)
from guildhall.library.models import Suggestion
from guildhall.library.suggested import suggested_in
from guildhall.library.tests.care_worlds import BETTER, TEXT, sentences, told
from guildhall.people.models import Person

pytestmark = pytest.mark.database


def sent(cabinets: Entry, **changes: str) -> dict[str, str]:
    return {
        "title": "Dry cabinets",
        "body": BETTER,
        "reason": "An hour is too short.",
        "since": mark_of_text(cabinets),
    } | changes


def text_of(cabinets: Entry) -> str:
    return Entry.objects.get(pk=cabinets.pk).body


def test_a_member_sends_it_from_a_form_with_the_text(cabinets, finn, as_person):
    client = as_person(finn)
    shown = client.get(f"/c/pumps/library/{cabinets.pk}/suggest/").content.decode()
    answer = client.post(f"/c/pumps/library/{cabinets.pk}/suggest/", sent(cabinets))
    seen = client.get(answer["Location"]).content.decode()

    assert "Wait an hour." in shown
    assert text_of(cabinets) == TEXT
    for words in ("two", "An hour is too short.", "Take it back"):
        assert words in seen


def test_what_is_typed_with_other_ends_of_lines_is_no_change(cabinets, finn, as_person):
    client = as_person(finn)
    answer = client.post(
        f"/c/pumps/library/{cabinets.pk}/suggest/", sent(cabinets, body=TEXT.replace("\n", "\r\n"))
    )

    assert answer.status_code == 422
    assert "Nothing is different yet" in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_nothing_suggested_is_refused_and_so_is_no_reason(cabinets, finn, as_person):
    with pytest.raises(NothingSuggested):
        suggest_change(cabinets, by=finn, title="Dry cabinets", body=f"{TEXT} ", reason="So")

    answer = as_person(finn).post(
        f"/c/pumps/library/{cabinets.pk}/suggest/", sent(cabinets, reason=" ")
    )
    assert answer.status_code == 422
    assert "Listen for the relay." in answer.content.decode()


def test_another_title_alone_is_a_change(cabinets, finn):
    one = suggest_change(
        cabinets, by=finn, title="Dry all cabinets", body=TEXT, reason="All of them."
    )

    [change] = suggested_in(one, cabinets).changes()
    assert change.is_title


def test_sent_twice_it_is_suggested_once(cabinets, finn):
    for _twice in range(2):
        suggest_change(cabinets, by=finn, title="Dry cabinets", body=BETTER, reason="Too short.")

    assert Suggestion.objects.count() == 1
    assert Event.objects.filter(verb="change.suggested").count() == 1


def test_its_authors_hear_of_it_with_the_reason(suggested, world, deliver):
    deliver()

    assert told("change.suggested") == ["Ben"]
    [sentence] = sentences(world.ben, "change.suggested")
    assert sentence == "Finn suggests a change to “Dry cabinets”: An hour is too short."


def test_its_owner_hears_of_it_too(cabinets, world, edda, finn, deliver):
    rely_on_page(cabinets, by=world.ada, owner=edda)
    suggest_change(cabinets, by=finn, title="Dry cabinets", body=BETTER, reason="Too short.")
    deliver()

    assert told("change.suggested") == ["Ben", "Edda"]


def test_after_a_week_the_stewards_hear_of_it_once(suggested, deliver):
    tell_waiting()
    deliver()
    assert told("suggestion.waits") == []

    a_week_later = suggested.at + dt.timedelta(days=7)
    tell_waiting(at=a_week_later)
    tell_waiting(at=a_week_later)
    deliver()
    assert told("suggestion.waits") == ["Ada"]


def test_what_is_withdrawn_is_not_changed_any_more(cabinets, world, finn, as_person):
    withdraw_page(cabinets, by=world.ben, reason="The cabinets are gone.")

    answer = as_person(finn).post(f"/c/pumps/library/{cabinets.pk}/suggest/", sent(cabinets))
    assert answer.status_code == 403
    assert "has been withdrawn" in answer.content.decode()
    with pytest.raises(SuggestionRefused):
        suggest_change(cabinets, by=finn, title="Dry cabinets", body=BETTER, reason="Too short.")


def test_nor_what_a_steward_has_hidden(cabinets, world, finn, as_person):
    hide(cabinets, by=world.ada)

    answer = as_person(finn).post(f"/c/pumps/library/{cabinets.pk}/suggest/", sent(cabinets))
    assert answer.status_code == 404


def test_who_is_no_member_suggests_nothing(cabinets, world, as_person):
    answer = as_person(world.dov).post(f"/c/pumps/library/{cabinets.pk}/suggest/", sent(cabinets))

    assert answer.status_code in (403, 404)
    assert not Suggestion.objects.exists()


def test_only_its_suggester_and_those_who_decide_see_it(suggested, world, finn, as_person):
    address = f"/c/pumps/library/suggestions/{suggested.pk}/"
    statuses = {
        person.name: as_person(person).get(address).status_code
        for person in (world.ada, world.ben, world.cleo, world.dov, finn)
    }

    assert statuses == {"Ada": 200, "Ben": 200, "Cleo": 404, "Dov": 404, "Finn": 200}


def test_the_page_names_it_to_both_and_to_nobody_else(suggested, world, finn, as_person):
    def shown_to(person: Person) -> bool:
        cabinets = as_person(person).get(f"/c/pumps/library/{suggested.entry_id}/")
        return f"/suggestions/{suggested.pk}/" in cabinets.content.decode()

    assert [shown_to(one) for one in (world.ben, world.ada, finn, world.cleo)] == [
        True,
        True,
        True,
        False,
    ]


def test_it_is_taken_back_and_suggested_again(suggested, finn):
    take_back_suggestion(suggested, by=finn)
    take_back_suggestion(suggested, by=finn)
    assert Suggestion.objects.get().state == "taken_back"

    suggest_again(suggested, by=finn)
    assert Suggestion.objects.get().is_open


def test_it_is_begun_from_the_text_that_its_form_was_opened_with(cabinets, world, finn, as_person):
    opened = sent(cabinets)
    change_page(cabinets, by=world.ben, title="Dry cabinets", body=TEXT.replace("Dry", "Warm"))

    as_person(finn).post(f"/c/pumps/library/{cabinets.pk}/suggest/", opened)

    one = Suggestion.objects.get()
    assert one.began_body == TEXT
    cabinets.refresh_from_db()
    assert len(suggested_in(one, cabinets).changes()) == 2


def test_hostile_text_stays_text(cabinets, finn, as_person):
    body = f"{TEXT}\n\n<script>alert(1)</script>"
    client = as_person(finn)
    answer = client.post(
        f"/c/pumps/library/{cabinets.pk}/suggest/",
        sent(cabinets, body=body, reason="<b onclick=x>Why</b>"),
    )

    shown = client.get(answer["Location"]).content.decode()
    assert "<script>alert" not in shown
    assert "<b onclick" not in shown


def test_a_text_that_is_too_long_is_refused_and_kept_in_the_form(cabinets, finn, as_person):
    answer = as_person(finn).post(
        f"/c/pumps/library/{cabinets.pk}/suggest/", sent(cabinets, body="Long. " * 12_000)
    )

    assert answer.status_code == 422
    assert not Suggestion.objects.exists()
