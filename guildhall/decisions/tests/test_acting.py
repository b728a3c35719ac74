"""Whether anybody acted on a decision: asked on its day to look again, and read in the register."""

import datetime as dt

import pytest

from guildhall.decisions import actions
from guildhall.decisions.exports import exports
from guildhall.decisions.models import Decision, State
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.tests.worlds import HERE, SATURDAY, now, opened, state_of

pytestmark = pytest.mark.database
IN_APRIL = dt.datetime(2026, 4, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def looked_at(world, room, clock):
    """Decided on a Saturday; its day to look again has come."""
    entry = opened(room, world.ben)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    outcome = Outcome("We buy one.", look_again_on=dt.date(2026, 4, 1))
    actions.word_outcome(entry, by=world.ben, outcome=outcome)
    clock.move_to(IN_APRIL)
    actions.review_due_decisions()
    return entry


def acted(client, entry, how: str, **sent: str) -> int:
    return client.post(f"{HERE}{entry.pk}/acted/{how}/", sent).status_code


@pytest.mark.parametrize(
    ("how", "sent", "says"),
    [
        ("done", {}, "Done as decided"),
        ("partly", {"words": "One of two is there."}, "Partly done"),
        ("not-yet", {}, "Not done yet"),
    ],
)
def test_one_tap_says_it_and_the_register_shows_it(world, looked_at, as_person, how, sent, says):
    ada, cleo = as_person(world.ada), as_person(world.cleo)
    asked = ada.get(f"{HERE}{looked_at.pk}/").content.decode()

    statuses = [acted(ada, looked_at, how, **sent) for _twice in range(2)]

    page = cleo.get(f"{HERE}{looked_at.pk}/").content.decode()
    register = cleo.get(f"{HERE}?show=review").content.decode()
    assert ("Was it done?" in asked, statuses) == (True, [302, 302])
    assert (says in page, says in register) == (True, True)
    assert ("Was it done?" in page, sent.get("words", "") in page) == (False, True)


def test_it_stays_with_the_decision_once_it_is_kept(world, looked_at, as_person):
    actions.say_not_done_yet(looked_at, by=world.ben)
    actions.say_it_was_done(looked_at, by=world.ada)

    actions.keep_decision(looked_at, by=world.ben, look_again_on=None)

    register = as_person(world.cleo).get(f"{HERE}?show=in_force").content.decode()
    assert state_of(looked_at) == State.IN_FORCE
    assert (now(looked_at).acted, now(looked_at).acted_by) == ("done", world.ada)
    assert "Done as decided" in register
    assert [one["acted"] for one in exports(world.ada)["decisions_acted_on"]] == ["done"]


def test_partly_says_what(world, looked_at, as_person):
    assert acted(as_person(world.ada), looked_at, "partly", words=" ") == 422
    assert Decision.objects.get().acted == ""


def test_before_its_day_nobody_is_asked_and_a_member_never(world, room, clock, as_person):
    entry = opened(room, world.ben)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    early = acted(as_person(world.ada), entry, "done")

    Decision.objects.update(look_again_on=dt.date(2026, 3, 7))
    actions.review_due_decisions()

    assert (early, acted(as_person(world.cleo), entry, "done")) == (403, 403)
    assert now(entry).acted == ""
