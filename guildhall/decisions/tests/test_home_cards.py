"""What a person's home shows of Decisions: what waits for them, and what they can answer."""

import pytest

from guildhall.commons.actions import post_reply
from guildhall.commons.home_cards import HomeCard, Reader
from guildhall.decisions import actions
from guildhall.decisions.events import ROOM
from guildhall.decisions.home_cards import home_cards
from guildhall.decisions.tests.worlds import SATURDAY, opened

pytestmark = pytest.mark.database

WAITS, ANSWER = home_cards


def shown(card: HomeCard, person) -> str:
    drawn = card.find(Reader(person, frozenset({ROOM})))
    return drawn.one.entry.title if drawn else ""


def test_what_someone_can_answer_is_shown_until_they_have(world, room, edda):
    entry = opened(room, world.ben, question="A pump?")
    before = [shown(ANSWER, one) for one in (world.cleo, edda, world.ben, world.dov)]

    actions.agree_to_proposal(entry, by=world.cleo)
    actions.object_to_proposal(entry, by=edda, reason="Too loud.")

    assert before == ["A pump?", "A pump?", "", ""]
    assert [shown(ANSWER, one) for one in (world.cleo, edda)] == ["", ""]


def test_advice_is_shown_to_those_named_until_they_reply(world, room, edda):
    entry = opened(room, world.ben, question="A gate?", level="shape", asked=(world.cleo,))
    before = [shown(ANSWER, one) for one in (world.cleo, edda)]

    post_reply(entry, by=world.cleo, body="Lock it.")

    assert (before, shown(ANSWER, world.cleo)) == (["A gate?", ""], "")


def test_what_is_late_is_shown_to_who_opened_it_or_decides(world, room, clock):
    opened(room, world.ben, question="A pump?", quorum=2)
    opened(room, world.ben, question="A gate?", level="asked", decider=world.cleo)
    before = [shown(WAITS, one) for one in (world.ben, world.cleo)]
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    assert before == ["", ""]
    assert [shown(WAITS, one) for one in (world.ben, world.cleo, world.ada)] == [
        "A pump?",
        "A gate?",
        "",
    ]


def test_a_card_is_put_away_and_drawn_on_home(world, room, as_person):
    entry = opened(room, world.ben, question="A pump?")
    cleo = as_person(world.cleo)

    drawn = cleo.get("/").content.decode()
    cleo.post(f"/me/cards/decision/{entry.pk}/skip/")

    assert "A pump?" in drawn
    assert shown(ANSWER, world.cleo) == ""
