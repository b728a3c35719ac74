"""States that a community named itself: the table of transitions, their gates, the settings."""

import pytest
from django.db import transaction

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.ideas.actions import (
    Gate,
    NotAnswered,
    StateRefused,
    add_idea,
    add_own_state,
    begin_small_test,
    change_own_state,
    finish_small_test,
    join_idea,
    move_idea,
    remove_own_state,
    reopen_idea,
    take_up_idea,
    turn_off,
    turn_on,
)
from guildhall.ideas.models import MEANINGS, Answer, Idea, OwnState, State
from guildhall.ideas.queries.owed import owed_by
from guildhall.ideas.room import on_move
from guildhall.ideas.tests.worlds import plan
from guildhall.ideas.transitions import Who, event_into, may_come_into
from guildhall.notifications.models import Notice
from guildhall.webhooks.subjects import SentEvent, subjects

pytestmark = pytest.mark.database

HERE = "/c/pumps/ideas/"


@pytest.fixture
def on(world, room):
    turn_on(room, name="states", by=world.ada)
    return room


@pytest.fixture
def states(world, on) -> dict[str, OwnState]:
    """One for each meaning, which asks for nothing."""
    return {
        meaning: add_own_state(
            on, name=f"our {meaning}", meaning=meaning, gate=Gate(), by=world.ada
        )
        for meaning in MEANINGS
    }


def own(world, on, **gate: object) -> OwnState:
    return add_own_state(
        on, name="costs checked", meaning=State.LOOKED_AT, gate=Gate(**gate), by=world.ada
    )


def test_only_what_the_table_allows_brings_an_idea_into_an_own_state(
    world, idea, states, as_person
):
    clients = {
        frozenset({Who.AUTHOR}): as_person(world.ben),
        frozenset({Who.STEWARD}): as_person(world.ada),
        frozenset(): as_person(world.cleo),
    }
    wrong = []
    for meaning in MEANINGS:
        for state in State.values:
            for who, client in clients.items():
                with transaction.atomic():
                    Entry.objects.filter(pk=idea.pk).update(state=state)
                    client.post(f"{HERE}{idea.pk}/move/", {"into": states[meaning].pk})
                    happened = (state_of(idea), number_of(event_into(meaning, state=state)))
                    may = may_come_into(meaning, state=state, who=who)
                    expected = ((meaning, f"our {meaning}"), 1) if may else ((state, ""), 0)
                    if happened != expected:
                        wrong.append((meaning, state, set(who), happened))
                    transaction.set_rollback(True)

    assert wrong == []


def test_a_meaning_is_reached_as_everywhere_and_an_ending_by_none():
    steward = {Who.STEWARD}
    assert may_come_into(State.LOOKED_AT, state=State.NEW, who=steward)
    assert not may_come_into(State.TRIED, state=State.NEW, who=steward)
    assert not may_come_into(State.NEW, state=State.NOT_NOW, who=steward)
    assert not any(
        may_come_into(State.LOOKED_AT, state=State.LOOKED_AT, who={one})
        for one in (Who.AUTHOR, Who.DECIDER, Who.HALL)
    )


def test_what_the_state_asks_is_answered_first_and_stands_beside_it(world, on, idea, as_person):
    state = own(world, on, asks="Who would gain?")
    client = as_person(world.ada)
    silent = client.post(f"{HERE}{idea.pk}/move/", {"into": state.pk, "reason": " "})
    said = client.post(f"{HERE}{idea.pk}/move/", {"into": state.pk, "reason": "The night shift"})
    page = as_person(world.cleo).get(f"{HERE}{idea.pk}/", follow=True).content.decode()

    assert (silent.status_code, said.status_code) == (422, 302)
    assert "Answer this first: Who would gain?" in silent.content.decode()
    assert ["The night shift" in page, "Costs checked" in page] == [True, True]


def test_a_test_has_to_end_and_somebody_to_help_where_the_state_says_so(world, on, idea):
    tested = add_own_state(
        on, name="tested", meaning=State.TRIED, gate=Gate(needs_test=True), by=world.ada
    )
    helped = own(world, on, needs_helper=True)
    with pytest.raises(NotAnswered, match="would help"):
        move_idea(idea, into=helped, by=world.ada)
    join_idea(idea, joined_as="help", by=world.cleo)
    move_idea(idea, into=helped, by=world.ada)
    test = begin_small_test(idea, by=world.cleo, plan=plan())
    with pytest.raises(NotAnswered, match="has to end"):
        move_idea(idea, into=tested, by=world.ada)
    finish_small_test(test, by=world.cleo, result="worked", learned="They stay clean")
    move_idea(idea, into=tested, by=world.ada)

    assert state_of(idea) == (State.TRIED, "tested")


def test_moved_twice_it_is_moved_once_and_can_be_taken_out_again(world, on, idea, as_person):
    state = own(world, on)
    for _twice in range(2):
        move_idea(idea, into=state, by=world.ada)
    out = as_person(world.ada).post(f"{HERE}{idea.pk}/move/", {"into": "0"})

    assert out.status_code == 302
    assert state_of(idea) == (State.LOOKED_AT, "")
    assert list(Answer.objects.order_by("pk").values_list("own_name", flat=True)) == [
        "costs checked",
        "",
    ]


def test_an_answer_and_opening_again_take_it_out(world, on, idea):
    state = own(world, on)
    move_idea(idea, into=state, by=world.ada)
    take_up_idea(idea, by=world.ada, reason="From May")
    taken_up = state_of(idea)
    reopen_idea(idea, by=world.ben, reason="New filters")
    move_idea(idea, into=state, by=world.ada)
    on_move([idea.pk], on)

    assert taken_up == (State.TAKEN_UP, "")
    assert state_of(idea) == (State.LOOKED_AT, "")


def test_lists_and_what_is_owed_go_by_its_meaning(world, on, idea, as_person):
    move_idea(idea, into=own(world, on), by=world.ada)
    Idea.objects.filter(pk=idea.pk).update(answer_by=idea.created_at.date())

    listed = as_person(world.cleo).get(HERE).content.decode()
    tried = as_person(world.cleo).get(f"{HERE}?show=tried").content.decode()

    assert [one.pk for one in owed_by(world.ada)] == [idea.pk]
    assert "costs checked" in listed
    assert "costs checked" not in tried


def test_its_authors_and_who_joined_are_told_what_it_is_called(world, on, idea, deliver):
    join_idea(idea, joined_as="use", by=world.cleo)
    first = own(world, on)
    move_idea(idea, into=first, by=world.ada)
    deliver()
    told = Notice.objects.filter(rule="idea.looked_at")

    assert set(told.values_list("person__name", flat=True)) == {"Ben", "Cleo"}


def test_stewards_name_change_and_remove_them(world, on, idea, as_person):
    ada, cleo = as_person(world.ada), as_person(world.cleo)
    sent = {"name": " Costs  checked ", "meaning": "looked_at", "asks": "", "needs_helper": "on"}
    added = ada.post(f"{HERE}states/add/", sent)
    again = ada.post(f"{HERE}states/add/", {**sent, "meaning": "new"})
    state = OwnState.objects.get()
    page = ada.get(f"{HERE}settings/").content.decode()
    changed = ada.post(f"{HERE}states/{state.pk}/edit/", {"name": "Costs", "meaning": "looked_at"})
    refused = [
        cleo.post(f"{HERE}states/add/", sent).status_code,
        cleo.post(f"{HERE}states/{state.pk}/edit/", sent).status_code,
        cleo.post(f"{HERE}states/{state.pk}/remove/").status_code,
    ]
    move_idea(idea, into=OwnState.objects.get(), by=world.ada)
    removed = [ada.post(f"{HERE}states/{state.pk}/remove/").status_code for _twice in range(2)]

    assert [one.status_code for one in (added, again, changed)] == [302, 422, 302]
    assert ["Costs checked" in page, "someone would help with it" in page] == [True, True]
    assert refused == [403, 403, 403]
    assert removed == [302, 404]
    assert (state_of(idea), Answer.objects.get().own_name) == ((State.LOOKED_AT, ""), "Costs")


def test_a_name_is_there_once_and_another_meaning_empties_it(world, on, idea):
    state = own(world, on)
    with pytest.raises(StateRefused):
        add_own_state(on, name="COSTS checked", meaning=State.NEW, gate=Gate(), by=world.ada)
    move_idea(idea, into=state, by=world.ada)
    change_own_state(state, name="costs", meaning=State.TRIED, gate=Gate(), by=world.ada)

    assert state_of(idea) == (State.LOOKED_AT, "")


def test_off_nobody_moves_an_idea_and_what_is_there_stays(world, on, idea, as_person):
    move_idea(idea, into=own(world, on), by=world.ada)
    turn_off(on, name="states", by=world.ada)

    answer = as_person(world.ada).get(f"{HERE}{idea.pk}/move/")

    assert answer.status_code == 403
    assert state_of(idea) == (State.LOOKED_AT, "costs checked")


def test_a_state_that_was_removed_meanwhile_is_said(world, on, idea):
    state = own(world, on)
    gone = OwnState.objects.get(pk=state.pk)
    remove_own_state(state, by=world.ada)

    with pytest.raises(NotAnswered):
        move_idea(idea, into=gone, by=world.ada)


def state_of(idea: Entry) -> tuple[str, str]:
    row = Idea.objects.select_related("entry", "own_state").get(pk=idea.pk)
    return row.entry.state, row.own_name


def number_of(verb: str) -> int:
    return Event.objects.filter(verb=verb).count()


def titles_found(client, typed: str) -> list[str]:
    page = client.get("/search", {"q": typed, "in": "pumps"}).content.decode()
    return [title for title in ("Rinse the filters", "Paint the floor") if title in page]


def test_search_finds_ideas_by_an_own_state_while_it_is_switched_on(
    world, on, idea, as_person, deliver
):
    add_idea(on, by=world.ben, title="Paint the floor")
    state = own(world, on)
    move_idea(idea, into=state, by=world.ada)
    deliver()
    client = as_person(world.cleo)

    by_name = titles_found(client, 'is:"Costs checked"')
    chips = client.get("/search", {"q": "filters", "in": "pumps"}).content.decode()
    turn_off(on, name="states", by=world.ada)
    switched_off = titles_found(client, 'is:"Costs checked"')
    chips_then = client.get("/search", {"q": "filters", "in": "pumps"}).content.decode()

    assert by_name == ["Rinse the filters"]
    assert "is=costs+checked" in chips
    assert switched_off == []
    assert "is=costs+checked" not in chips_then


def test_no_chip_names_a_state_of_a_community_that_one_cannot_read(world, on, idea, as_person):
    own(world, on)
    Community.objects.filter(pk=on.pk).update(visibility=Community.Visibility.HIDDEN)

    page = as_person(world.dov).get("/search", {"q": "filters", "in": "pumps"}).content.decode()

    assert "costs checked" not in page


@pytest.mark.parametrize("verb", ["idea.looked_at", "idea.moved_on"])
def test_a_webhook_says_which_state_an_idea_is_in_now(world, on, idea, verb):
    state = own(world, on)
    move_idea(idea, into=state, by=world.ada)
    sent = SentEvent(Entry.objects.get(pk=idea.pk), None, "Ada")

    assert subjects[verb].says(sent) == (
        "An idea is now “costs checked”: Rinse the filters with rainwater"
    )
