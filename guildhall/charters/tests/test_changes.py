"""After a charter is agreed: small changes, objectives, looking again."""

import datetime as dt

import pytest

from guildhall.charters import actions
from guildhall.charters.actions import ObjectiveLine
from guildhall.charters.tasks import ask_for_review
from guildhall.charters.tests.rounds import SATURDAY, agreed, told, write
from guildhall.notifications.models import Notice


def test_a_small_correction_asks_nobody_and_is_in_the_history(world, clock, as_person):
    agreed(world, clock, norms="Ask erly.")

    small = actions.keep_small_change(write(world, norms="Ask early!"), by=world.ada)

    assert (small.state, small.is_small_change) == ("agreed", True)
    assert [norm.text for norm in world.community.norms.all()] == ["Ask early!"]
    page = as_person(world.ben).get("/c/pumps/charter/history/").content.decode()
    assert "<del>erly.</del>" in page
    assert "a small correction" in page


@pytest.mark.parametrize(
    "says",
    [
        {"norms": "Never ask early."},
        {"norms": "Ask early.\nSay thanks."},
        {"norms": "Ask late."},
        {"meets": "week"},
        {"quorum": 2},
        {"look_again_on": dt.date(2027, 1, 1)},
        {"objectives": [ObjectiveLine("No leaks")]},
    ],
)
def test_a_word_a_date_or_a_number_is_never_small(world, clock, says):
    agreed(world, clock)

    with pytest.raises(ValueError, match="everyone is asked"):
        actions.keep_small_change(write(world, **says), by=world.ada)


def test_what_says_the_same_asks_nobody(world, clock):
    agreed(world, clock)

    with pytest.raises(actions.NothingChanged):
        actions.propose_charter(write(world), by=world.ada, until=dt.date(2026, 3, 13))


def test_what_shows_that_an_objective_is_reached_stays_with_its_words(world, clock):
    first = agreed(
        world,
        clock,
        objectives=[ObjectiveLine("No leaks in March", world.ben), ObjectiveLine("Two helpers")],
    )
    actions.note_objective(
        first.objectives.get(owner=world.ben),
        by=world.ben,
        evidence="None since the 3rd",
        is_met=True,
    )

    lines = [ObjectiveLine("No leaks in March", world.cleo), ObjectiveLine("Three helpers")]
    second = actions.propose_charter(
        write(world, objectives=lines), by=world.ada, until=dt.date(2026, 3, 13)
    )
    actions.close_round(second, at=SATURDAY + dt.timedelta(days=8))

    found = {one.text: (one.evidence, one.is_met) for one in second.objectives.all()}
    assert found == {
        "No leaks in March": ("None since the 3rd", True),
        "Three helpers": ("", False),
    }


def test_the_owner_of_an_objective_and_stewards_update_its_progress(world, clock, as_person):
    objective = agreed(
        world, clock, objectives=[ObjectiveLine("No leaks", world.ben)]
    ).objectives.get()
    path = f"/c/pumps/charter/objectives/{objective.pk}/"

    answers = [as_person(who).get(path).status_code for who in (world.ada, world.ben, world.cleo)]
    as_person(world.ben).post(path, {"evidence": "Dry for a month", "is_met": "on"})

    objective.refresh_from_db()
    assert answers == [200, 200, 403]
    assert (objective.evidence, objective.is_met, objective.noted_by) == (
        "Dry for a month",
        True,
        world.ben,
    )
    assert "No leaks" in as_person(world.cleo).get("/c/pumps/").content.decode()


def test_on_the_day_stewards_are_asked_to_look_again_once(world, clock, deliver):
    agreed(world, clock, look_again_on=dt.date(2026, 6, 1))
    clock.move_to(dt.datetime(2026, 5, 31, 12, tzinfo=dt.UTC))
    ask_for_review()
    deliver()
    early = told(world.ada)
    clock.move_to(dt.datetime(2026, 6, 1, 6, tzinfo=dt.UTC))

    ask_for_review()
    ask_for_review()
    deliver()

    assert "charter.to_review" not in early
    assert Notice.objects.filter(person=world.ada, rule="charter.to_review", count=1).count() == 1
    assert "charter.to_review" not in told(world.ben)
