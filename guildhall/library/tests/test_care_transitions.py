"""The whole tables of what people rely on and of suggestions: every state, every verb, everybody.

What a table allows happens once; what it does not, not at all.
"""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import mark_of_text
from guildhall.commons.models import Entry
from guildhall.communities.actions import join
from guildhall.library.actions import pass_pages_on
from guildhall.library.care_transitions import (
    NOT_SUGGESTED,
    RELYING,
    SUGGESTING,
    TABLE,
    allows,
)
from guildhall.library.models import Care, Reliance, Suggestion, SuggestionState
from guildhall.library.tests.care_worlds import BETTER, DAY, TEXT
from guildhall.library.transitions import Who
from guildhall.people.actions import arrive
from guildhall.people.models import Person

pytestmark = pytest.mark.database

PEOPLE = (
    Who.AUTHOR,
    Who.OWNER,
    Who.DEPUTY,
    Who.ASKED,
    Who.SUGGESTER,
    Who.STEWARD,
    Who.MEMBER,
)
ADDRESSES = {
    "rely_on_page": "rely/",
    "change_care": "care/",
    "name_owner": "care/",
    "stop_relying": "stop-relying/",
    "confirm_page": "still-right/",
    "hand_over_page": "hand-over/",
    "take_back_offer": "take-back-offer/",
    "take_over_page": "take-over/",
    "decline_page": "decline/",
    "look_after_page": "look-after/",
    "let_go_of_page": "let-go/",
}
ON_SUGGESTIONS = {
    "take_suggestion": "take/",
    "decline_suggestion": "decline/",
    "reopen_suggestion": "reopen/",
    "take_back_suggestion": "take-back/",
    "suggest_again": "suggest-again/",
}


@dataclass
class Cast:
    entry: Entry
    people: dict[Who, Person]
    clients: dict[Who, Client]


@pytest.fixture
def cast(cabinets, world, as_person) -> Cast:
    people = {Who.AUTHOR: world.ben, Who.STEWARD: world.ada, Who.MEMBER: world.cleo}
    for who in (Who.OWNER, Who.DEPUTY, Who.ASKED, Who.SUGGESTER):
        people[who] = arrive(who.capitalize())
        join(world.community, person=people[who])
    return Cast(cabinets, people, {who: as_person(one) for who, one in people.items()})


def put_care(cast: Cast, care: str) -> None:
    Reliance.objects.all().delete()
    if care == Care.NONE:
        return
    has_owner = care != Care.OWNERLESS
    Reliance.objects.create(
        entry=cast.entry,
        owner=cast.people[Who.OWNER] if has_owner else None,
        deputy=cast.people[Who.DEPUTY] if has_owner else None,
        offered_to=cast.people[Who.ASKED] if care == Care.OFFERED else None,
        look_again_on=DAY,
        confirmed_at=timezone.now().replace(year=2020),
    )


def is_all_of(who: Who, care: str) -> set[Who]:
    """What each of them is in this state: owner and deputy only where there are some.

    Where there is an owner, the authors are members like others.
    """
    held = {
        Who.AUTHOR: care in (Care.NONE, Care.OWNERLESS),
        Who.OWNER: care in (Care.KEPT, Care.OFFERED),
        Who.DEPUTY: care in (Care.KEPT, Care.OFFERED),
        Who.ASKED: care == Care.OFFERED,
        Who.SUGGESTER: False,  # is one only of a suggestion
    }
    return {Who.MEMBER, who} if held.get(who, True) else {Who.MEMBER}


def care_now(cast: Cast) -> str:
    reliance = Reliance.objects.filter(pk=cast.entry.pk).first()
    return reliance.care if reliance else Care.NONE


def fields_of(cast: Cast, verb: str) -> dict[str, str]:
    names = {who: person.username for who, person in cast.people.items()}
    return {
        "rely_on_page": {"owner": names[Who.OWNER], "every_months": "12"},
        "change_care": {"owner": names[Who.OWNER], "every_months": "3"},
        "name_owner": {"owner": names[Who.MEMBER], "every_months": "12"},
        "hand_over_page": {"to": names[Who.ASKED]},
    }.get(verb, {})


def tried(cast: Cast, who: Who, verb: str, care: str) -> str:
    """What differs from the table; whatever was done is taken back."""
    with transaction.atomic():
        put_care(cast, care)
        before = Event.objects.filter(verb=TABLE[verb].event).count()
        address = f"/c/pumps/library/{cast.entry.pk}/{ADDRESSES[verb]}"
        cast.clients[who].post(address, fields_of(cast, verb))
        times = Event.objects.filter(verb=TABLE[verb].event).count() - before
        after = care_now(cast)
        transaction.set_rollback(True)
    may, target = allows(verb, state=care, who=is_all_of(who, care)), TABLE[verb].target
    is_right = after == target if may and target else may or after == care
    if times == int(may) and (is_right or verb in ("change_care", "name_owner")):
        return ""
    return f"{who} may {verb} from {care}: {may}; {times} events, it is {after}"


@pytest.mark.parametrize("verb", [one.verb for one in RELYING if one.who != frozenset({Who.HALL})])
def test_every_state_of_care_and_everybody(cast, verb):
    wrong = [
        found for care in Care.values for who in PEOPLE if (found := tried(cast, who, verb, care))
    ]

    assert wrong == []


@pytest.mark.parametrize("care", Care.values)
def test_the_hall_passes_on_what_has_an_owner(cast, care):
    put_care(cast, care)

    pass_pages_on(cast.people[Who.OWNER].pk)
    pass_pages_on(cast.people[Who.OWNER].pk)

    may = allows("pass_page_on", state=care, who={Who.HALL})
    assert Event.objects.filter(verb=TABLE["pass_page_on"].event).count() == int(may)


def put_suggestion(cast: Cast, state: str) -> Suggestion:
    return Suggestion.objects.create(
        entry=cast.entry,
        person=cast.people[Who.SUGGESTER],
        reason="An hour is too short.",
        began_title=cast.entry.title,
        began_body=TEXT,
        title=cast.entry.title,
        body=BETTER,
        state=state,
    )


def tried_on_suggestion(cast: Cast, who: Who, verb: str, state: str) -> str:
    with transaction.atomic():
        put_care(cast, Care.KEPT)
        one = put_suggestion(cast, state)
        address = f"/c/pumps/library/suggestions/{one.pk}/{ON_SUGGESTIONS[verb]}"
        sent = {"which": "all", "answer": "Because", "since": mark_of_text(cast.entry)}
        cast.clients[who].post(address, sent)
        times = Event.objects.filter(verb=TABLE[verb].event).count()
        one.refresh_from_db()
        after = one.state
        transaction.set_rollback(True)
    is_who = is_all_of(who, Care.KEPT) | ({who} & {Who.SUGGESTER})
    may = allows(verb, state=state, who=is_who)
    target = TABLE[verb].target or SuggestionState.TAKEN
    if times == int(may) and after == (target if may else state):
        return ""
    return f"{who} may {verb} from {state}: {may}; {times} events, it is {after}"


@pytest.mark.parametrize("verb", ON_SUGGESTIONS)
def test_every_state_of_a_suggestion_and_everybody(cast, verb):
    wrong = [
        found
        for state in SuggestionState.values
        for who in PEOPLE
        if (found := tried_on_suggestion(cast, who, verb, state))
    ]

    assert wrong == []


def test_the_tables_name_every_state_and_one_event_a_verb():
    assert {state for row in RELYING for state in row.sources} == set(Care.values)
    sources = {state for row in SUGGESTING for state in row.sources} - {NOT_SUGGESTED}
    assert sources == {"open", "declined", "taken_back"}  # what is in the page stays in it
    assert len(TABLE) == len((*RELYING, *SUGGESTING))
