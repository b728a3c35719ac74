"""A peer's name under a tip: who may, what counts, what takes it away again."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import post_reply, report_outcome, withdraw_outcome
from guildhall.commons.models import Outcome
from guildhall.communities.actions import give_role
from guildhall.notifications.models import Notice
from guildhall.practices.actions import (
    CannotCheck,
    change_way,
    check_way,
    claim_check,
    let_go_of_check,
    pass_checks_on,
    question_way,
    say_more,
    set_rules,
    take_back_check,
)
from guildhall.practices.models import Check, Way

pytestmark = pytest.mark.database


def state(entry) -> tuple[str, str]:
    entry.refresh_from_db()
    return Way.objects.get(pk=entry.pk).check_state, entry.state


@pytest.fixture
def named(room, world):
    """Checkers are named here: Cleo for everything."""
    set_rules(room, by=world.ada, checked_by_named=True, needs_second=False, look_again_months=12)
    give_role(room, person=world.cleo, role="checker", by=world.ada)


def test_a_peer_checks_and_twice_is_once(world, tip):
    check_way(tip, by=world.cleo)
    check_way(tip, by=world.cleo)

    assert state(tip) == ("checked", "new")
    assert Check.objects.count() == 1


def test_nobody_checks_their_own(world, tip, as_person):
    response = as_person(world.ben).post(f"/c/pumps/tips/{tip.pk}/check/")

    assert response.status_code == 403
    assert "someone else has to check it" in response.content.decode()
    assert state(tip) == ("unchecked", "new")


def test_taking_ones_name_back(world, tip):
    check_way(tip, by=world.cleo)
    take_back_check(tip, by=world.ada)
    assert state(tip) == ("checked", "new")

    take_back_check(tip, by=world.cleo)
    take_back_check(tip, by=world.cleo)

    assert state(tip) == ("unchecked", "new")


def test_two_reports_from_other_units_count_as_a_check_and_lapse_with_them(world, units, tip, edda):
    report_outcome(tip, by=world.ben, result="worked", unit_name="Leeds")  # his own tip, at home
    report_outcome(tip, by=world.cleo, result="worked", unit_name="York")
    assert state(tip) == ("unchecked", "tried")

    last = report_outcome(tip, by=edda, result="worked", unit_name="Hull")
    assert state(tip) == ("checked", "elsewhere")
    assert Check.objects.get().person is None

    withdraw_outcome(last, by=edda)
    assert state(tip) == ("unchecked", "tried")


def test_reports_of_one_unit_are_one_place(world, units, tip, edda):
    for person in (world.cleo, edda):
        report_outcome(tip, by=person, result="worked", unit_name="York")

    assert state(tip) == ("unchecked", "tried")


def test_a_question_goes_to_the_author_and_the_answer_frees_it(world, tip, deliver):
    reply = question_way(tip, by=world.cleo, body="Which cabinet?")
    assert (state(tip), reply.entry_id) == (("questioned", "new"), tip.pk)

    post_reply(tip, by=world.ada, body="I wonder, too")
    assert state(tip) == ("questioned", "new")

    post_reply(tip, by=world.ben, body="The outer one")
    deliver()

    assert state(tip) == ("unchecked", "new")
    assert Notice.objects.filter(person=world.cleo, rule="reply.posted").count() == 1


def test_reports_do_not_overrule_a_question_that_waits(world, units, tip, edda):
    question_way(tip, by=world.ada, body="Is it safe?")
    for person, unit in ((world.cleo, "York"), (edda, "Hull")):
        report_outcome(tip, by=person, result="worked", unit_name=unit)

    assert state(tip) == ("questioned", "tried")


def test_a_doubt_takes_the_doubters_name_and_leaves_the_others(world, tip):
    for person in (world.ada, world.cleo):
        check_way(tip, by=person) if state(tip)[0] != "checked" else Check.objects.create(
            way_id=tip.pk, person=person
        )
    question_way(tip, by=world.cleo, body="Not in rain?")

    assert list(Check.objects.going_on().values_list("person__name", flat=True)) == ["Ada"]
    assert state(tip)[0] == "questioned"


def test_other_words_for_what_one_does_want_another_check_and_a_new_hint_does_not(
    world, tip, deliver
):
    check_way(tip, by=world.cleo)
    change_way(
        tip,
        by=world.ben,
        title="The relay ticks",
        parts={"fix": "Dry the cabinet", "why": "Damp"},
        topics=[],
    )
    assert state(tip) == ("checked", "new")

    change_way(
        tip,
        by=world.ben,
        title="The relay ticks",
        parts={"fix": "Burn the cabinet", "why": "Damp"},
        topics=[],
    )
    deliver()
    assert state(tip) == ("unchecked", "new")
    assert list(
        Notice.objects.filter(rule="check.lapsed").values_list("person__name", flat=True)
    ) == ["Cleo"]


def test_steps_that_somebody_adds_want_another_check(world, tip):
    check_way(tip, by=world.cleo)
    say_more(tip, by=world.ada, part="safety", text="Off at the isolator")
    assert state(tip) == ("checked", "new")

    say_more(tip, by=world.ada, part="steps", text="Open it first")
    assert state(tip) == ("unchecked", "new")


def test_where_checkers_are_named_only_they_check_and_reports_do_not_count(
    world, units, tip, named, edda, as_person
):
    for person, unit in ((world.cleo, "York"), (edda, "Hull")):
        report_outcome(tip, by=person, result="worked", unit_name=unit)
    refused = as_person(edda).post(f"/c/pumps/tips/{tip.pk}/check/")
    as_person(world.cleo).post(f"/c/pumps/tips/{tip.pk}/check/")

    assert refused.status_code == 403
    assert state(tip) == ("checked", "elsewhere")


def test_a_second_checker_where_one_is_wanted(world, tip, named):
    set_rules(
        world.community,
        by=world.ada,
        checked_by_named=True,
        needs_second=True,
        look_again_months=12,
    )
    check_way(tip, by=world.cleo)
    assert state(tip)[0] == "once"

    check_way(tip, by=world.ada)
    assert state(tip)[0] == "checked"


def test_of_two_at_once_the_second_hears_who_was_first(world, tip, named):
    claim_check(tip, by=world.cleo)

    with pytest.raises(CannotCheck, match="Cleo is already checking this"):
        claim_check(tip, by=world.ada)
    with pytest.raises(CannotCheck, match="Cleo"):
        check_way(tip, by=world.ada)

    let_go_of_check(tip, by=world.cleo)
    check_way(tip, by=world.ada)
    with pytest.raises(CannotCheck, match="faster"):
        check_way(tip, by=world.cleo)


def test_a_claim_runs_out_after_five_working_days_and_passes_to_another_peer(
    world, tip, named, deliver, edda
):
    give_role(world.community, person=edda, role="checker", by=world.ada)
    claim_check(tip, by=world.cleo, at=dt.datetime(2026, 3, 2, 7, tzinfo=dt.UTC))  # a Monday
    way = Way.objects.get(pk=tip.pk)
    assert way.claimed_until.date() == dt.date(2026, 3, 6)

    pass_checks_on()
    pass_checks_on()
    deliver()

    assert state(tip)[0] == "unchecked"
    assert list(
        Notice.objects.filter(rule="check.passed_on").values_list("person__name", flat=True)
    ) == ["Edda"]


def test_a_claim_that_still_runs_is_left_alone(world, tip, named):
    claim_check(tip, by=world.cleo)
    pass_checks_on()

    assert state(tip)[0] == "claimed"
    assert Way.objects.get(pk=tip.pk).claimed_until > timezone.now()


def test_the_newest_report_of_a_person_in_a_context_counts(world, units, tip):
    report_outcome(tip, by=world.cleo, result="worked", unit_name="York")
    report_outcome(tip, by=world.cleo, result="failed", unit_name="York")

    assert state(tip) == ("unchecked", "new")
    assert Outcome.objects.filter(replaced_at=None).count() == 1
