"""Members are asked: what we heard, what we did. And one person decides after asking."""

import pytest

from guildhall.activity.models import Event
from guildhall.commons.actions import post_reply
from guildhall.communities.actions import leave_community
from guildhall.decisions import actions
from guildhall.decisions.models import Contribution, State, Theme
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.tests.worlds import HERE, SATURDAY, now, opened, state_of

pytestmark = pytest.mark.database

OUTCOME = Outcome("We buy a quiet one.", "Everyone sleeps.", "Ben orders it.")


def test_nothing_is_decided_before_each_contribution_has_its_answer(world, room, edda, clock):
    entry = opened(room, world.ben, level="asked")
    loud = post_reply(entry, by=world.cleo, body="It is too loud.")
    post_reply(entry, by=edda, body="And too dear.")
    with pytest.raises(actions.DecisionRefused, match="until the day is over"):
        actions.make_decision(entry, by=world.ben, outcome=OUTCOME)
    clock.move_to(SATURDAY)

    actions.add_theme(entry, by=world.ben, heard="Noise", did="A quiet one.", replies=[loud])
    with pytest.raises(actions.DecisionRefused, match="1 contribution has no answer"):
        actions.make_decision(entry, by=world.ben, outcome=OUTCOME)
    dear = entry.replies.get(author=edda)
    actions.add_theme(entry, by=world.ben, heard="Cost", did="We lend it out.", replies=[dear])
    actions.make_decision(entry, by=world.ben, outcome=OUTCOME)

    decided = now(entry)
    assert (decided.entry.state, decided.outcome) == (State.IN_FORCE, "We buy a quiet one.")
    assert (decided.ended_by, decided.next_steps) == (world.ben, "Ben orders it.")


def test_themes_are_written_read_and_removed_on_pages(world, room, as_person):
    entry = opened(room, world.ben, level="asked")
    reply = post_reply(entry, by=world.cleo, body="It is too loud.")
    ben = as_person(world.ben)
    sent = {"replies": [reply.pk], "heard": "Noise", "did": "A quiet one."}

    nothing_chosen = ben.post(f"{HERE}{entry.pk}/themes/", {"heard": "Noise", "did": "So."})
    added = ben.post(f"{HERE}{entry.pk}/themes/", sent)
    page = as_person(world.cleo).get(f"{HERE}{entry.pk}/").content.decode()
    by_cleo = as_person(world.cleo).post(f"{HERE}themes/{Theme.objects.get().pk}/remove/")
    removed = ben.post(f"{HERE}themes/{Theme.objects.get().pk}/remove/")

    assert [one.status_code for one in (nothing_chosen, added, by_cleo, removed)] == [
        422,
        302,
        403,
        302,
    ]
    assert "A quiet one." in page
    assert "Answered above" in page
    assert not Contribution.objects.exists()


def test_a_contribution_has_one_answer(world, room):
    entry = opened(room, world.ben, level="asked")
    reply = post_reply(entry, by=world.cleo, body="It is too loud.")
    actions.add_theme(entry, by=world.ben, heard="Noise", did="A quiet one.", replies=[reply])

    with pytest.raises(actions.DecisionRefused, match="no answer yet"):
        actions.add_theme(entry, by=world.ben, heard="Again", did="Twice.", replies=[reply])


def test_advice_is_asked_by_name_and_decided_once_everyone_replied(world, room, clock):
    entry = opened(room, world.ben, level="shape", asked=(world.cleo, world.ada))
    with pytest.raises(actions.DecisionRefused, match="Wait until everyone"):
        actions.make_decision(entry, by=world.ben, outcome=OUTCOME)

    post_reply(entry, by=world.cleo, body="Buy it.")
    post_reply(entry, by=world.ada, body="Rent it.")
    for _twice in range(2):
        actions.make_decision(entry, by=world.ben, outcome=OUTCOME)

    asked = Event.objects.filter(verb="decision.advice_asked")
    assert {one.toward_id for one in asked} == {world.cleo.pk, world.ada.pk}
    assert Event.objects.filter(verb="decision.made").count() == 1


def test_advice_needs_someone_to_be_asked_and_a_day_that_ends(world, room, clock):
    alone = opened(room, world.ben, level="shape")
    waits = opened(room, world.ben, level="shape", question="A gate?", asked=(world.cleo,))
    clock.move_to(SATURDAY)

    with pytest.raises(actions.DecisionRefused, match="Ask at least one person"):
        actions.make_decision(alone, by=world.ben, outcome=OUTCOME)
    actions.make_decision(waits, by=world.ben, outcome=OUTCOME)

    assert (state_of(alone), state_of(waits)) == (State.OPEN, State.IN_FORCE)


def test_who_was_to_decide_leaves_and_a_steward_names_someone(world, room, clock, as_person):
    entry = opened(room, world.ben, level="asked")
    leave_community(world.community, person=world.ben)

    for _twice in range(2):
        actions.pass_decisions_on()
    page = as_person(world.ada).get(f"{HERE}{entry.pk}/").content.decode()
    named = as_person(world.ada).post(f"{HERE}{entry.pk}/decider/", {"decider": "Cleo"})
    actions.pass_decisions_on()

    assert "The person who was to decide has left." in page
    assert (named.status_code, now(entry).decider) == (302, world.cleo)
    assert Event.objects.filter(verb="decision.passed_on").count() == 1


def test_a_decision_needs_a_sentence(world, room, clock, as_person):
    entry = opened(room, world.ben, level="asked")
    clock.move_to(SATURDAY)

    empty = as_person(world.ben).post(f"{HERE}{entry.pk}/decide/", {"sentence": " "})

    assert (empty.status_code, state_of(entry)) == (422, State.OPEN)
