"""One act gives a person at most one notice.

Also where it moves a rung, counts as a check and ends a trial.
"""

from collections import Counter

import pytest

from guildhall.commons.actions import begin_trial, post_reply, report_outcome
from guildhall.communities.actions import give_role
from guildhall.notifications.models import Notice
from guildhall.practices.actions import (
    add_tip,
    change_way,
    check_way,
    open_rollout,
    question_way,
    say_more,
    say_use,
    set_rules,
    withdraw_way,
)


def most_notices(deliver) -> int:
    """How many notices the person got who got most, of what has just been done."""
    deliver()
    counts = Counter(Notice.objects.values_list("person", flat=True))
    Notice.objects.all().delete()
    return max(counts.values(), default=0)


@pytest.fixture
def quiet(deliver, tip, practice, units, edda):
    deliver()
    Notice.objects.all().delete()


def test_of_a_report_that_counts_as_the_check(world, tip, quiet, edda, deliver):
    begin_trial(tip, by=edda)
    report_outcome(tip, by=world.cleo, result="worked", unit_name="York")
    assert most_notices(deliver) == 1

    report_outcome(tip, by=edda, result="worked", unit_name="Hull")
    assert most_notices(deliver) == 1


def test_of_a_check_a_question_and_its_answer(world, tip, quiet, deliver):
    report_outcome(tip, by=world.cleo, result="worked", unit_name="York")
    most_notices(deliver)
    for act in (
        lambda: question_way(tip, by=world.cleo, body="Which one, @ben?"),
        lambda: post_reply(tip, by=world.ben, body="This one, @cleo"),
        lambda: check_way(tip, by=world.cleo),
        lambda: say_more(tip, by=world.cleo, part="why", text="As @ben said"),
        lambda: change_way(
            tip, by=world.ada, title="It ticks", parts={"fix": "Otherwise, @ben"}, topics=[]
        ),
    ):
        act()
        assert most_notices(deliver) <= 1


def test_of_uses_rollouts_and_their_end(world, practice, quiet, units, edda, deliver):
    for act in (
        lambda: say_use(practice, by=world.cleo, unit=units.york, stage="everyday"),
        lambda: open_rollout(
            practice, by=world.ada, asks=[(units.york, world.cleo), (units.leeds, world.ben)]
        ),
        lambda: say_use(practice, by=edda, unit=units.hull, stage="adapting"),
        lambda: withdraw_way(practice, by=world.ada, reason="No"),
    ):
        act()
        assert most_notices(deliver) <= 1


def test_of_a_new_tip_where_checkers_are_named(world, room, quiet, deliver):
    set_rules(room, by=world.ada, checked_by_named=True, needs_second=True, look_again_months=12)
    give_role(room, person=world.cleo, role="checker", by=world.ada)
    most_notices(deliver)
    add_tip(room, by=world.ben, seen="It hums", parts={"fix": "Oil, says @cleo"})

    assert most_notices(deliver) == 1
