"""A round: everyone is asked, someone objects, it is answered, it is agreed."""

import datetime as dt

import pytest

from guildhall.charters import actions
from guildhall.charters.exports import exports
from guildhall.charters.tests.rounds import FRIDAY, MONDAY, SATURDAY, ask, state_of, told, write
from guildhall.communities.models import Community
from guildhall.notifications.models import Notice

pytestmark = pytest.mark.database


def test_a_charter_nobody_is_against_is_agreed_after_its_day(world, clock):
    version = ask(world)

    clock.move_to(SATURDAY - dt.timedelta(seconds=2))
    actions.close_due_rounds()
    before = state_of(version)
    clock.move_to(SATURDAY)
    actions.close_due_rounds()

    community = Community.objects.get(pk=world.community.pk)
    assert (before, state_of(version)) == ("proposed", "agreed")
    assert (community.purpose, [norm.text for norm in community.norms.all()]) == (
        "Keep pumps dry",
        ["Ask early."],
    )
    assert community.has_charter


def test_the_day_ends_in_the_time_zone_of_the_community(world, clock):
    Community.objects.update(time_zone="Pacific/Auckland")
    world.community.refresh_from_db()

    version = ask(world)

    assert version.round.closes_at == dt.datetime(2026, 3, 6, 11, tzinfo=dt.UTC)
    assert version.round.asks_until == FRIDAY


def test_everyone_is_asked_but_the_person_who_proposed(world, clock, deliver):
    ask(world)

    deliver()

    assert (told(world.ben), told(world.cleo), told(world.dov)) == (
        {"charter.proposed"},
        {"charter.proposed"},
        set(),
    )
    assert "charter.proposed" not in told(world.ada)


def test_an_objection_holds_it_until_it_is_answered_by_words(world, clock):
    version = ask(world)
    objection = actions.object_to_charter(version, by=world.ben, reason="Tuesdays I work late.")
    clock.move_to(SATURDAY)
    actions.close_due_rounds()
    held = state_of(version)

    actions.answer_objection(objection, by=world.ada, answer="Notes go up the same evening.")

    assert (held, state_of(version)) == ("proposed", "agreed")


def test_a_change_answers_an_objection_and_asks_everyone_again(world, clock, deliver):
    first = ask(world)
    objection = actions.object_to_charter(first, by=world.ben, reason="Say when we meet.")
    deliver()
    Notice.objects.all().delete()

    second = actions.propose_charter(write(world, meets="month"), by=world.ada, until=FRIDAY)
    deliver()

    objection.refresh_from_db()
    assert (state_of(first), state_of(second)) == ("reworked", "proposed")
    assert (objection.changed_in.charter, objection.answered_by) == (second, world.ada)
    assert "charter.proposed" in told(world.ben) & told(world.cleo)


def test_agreeing_twice_is_harmless_and_can_be_taken_back(world, clock):
    version = ask(world)

    actions.agree_to_charter(version, by=world.ben)
    actions.agree_to_charter(version, by=world.ben)
    twice = version.round.voices.count()
    actions.take_back_agreement(version, by=world.ben)

    assert (twice, version.round.voices.count()) == (1, 0)


def test_yes_after_being_against_takes_the_objection_back_and_the_other_way(world, clock):
    version = ask(world)

    actions.object_to_charter(version, by=world.ben, reason="No.")
    actions.agree_to_charter(version, by=world.ben)
    after_yes = (version.round.voices.count(), version.round.objections.waiting().count())
    actions.object_to_charter(version, by=world.ben, reason="No, after all.")

    assert (
        after_yes,
        version.round.voices.count(),
        version.round.objections.waiting().count(),
    ) == (
        (1, 0),
        0,
        1,
    )


def test_objecting_after_the_date_is_refused_also_where_the_job_is_late(world, clock, as_person):
    version = ask(world)
    clock.move_to(SATURDAY)

    response = as_person(world.ben).post(
        f"/c/pumps/charter/{version.number}/object/", {"reason": "Too late"}
    )

    assert response.status_code == 403
    assert "time for objections is over" in response.content.decode()
    with pytest.raises(actions.RoundIsOver):
        actions.object_to_charter(version, by=world.ben, reason="Too late")


def test_a_withdrawn_objection_after_the_date_lets_it_be_agreed_at_once(world, clock):
    version = ask(world)
    objection = actions.object_to_charter(version, by=world.ben, reason="Wait.")
    clock.move_to(SATURDAY)

    actions.withdraw_objection(objection, by=world.ben)

    assert state_of(version) == "agreed"


def test_where_a_number_must_say_yes_it_waits_for_them(world, clock):
    version = ask(world, quorum=2)
    actions.agree_to_charter(version, by=world.ben)
    clock.move_to(SATURDAY)
    actions.close_due_rounds()
    waiting = state_of(version)

    actions.agree_to_charter(version, by=world.cleo)

    assert (waiting, state_of(version)) == ("proposed", "agreed")


def test_the_number_that_holds_counts_and_not_the_one_that_is_proposed(world, clock):
    agreed = ask(world, quorum=2)
    for person in (world.ben, world.cleo):
        actions.agree_to_charter(agreed, by=person)
    clock.move_to(SATURDAY)
    actions.close_due_rounds()
    lower = actions.propose_charter(
        write(world, quorum=None), by=world.ada, until=dt.date(2026, 3, 13)
    )

    clock.move_to(SATURDAY + dt.timedelta(days=7))
    actions.close_due_rounds()

    assert state_of(lower) == "proposed"


def test_withdrawing_leaves_what_was_agreed(world, clock):
    version = ask(world)

    actions.withdraw_proposal(version, by=world.ada)
    actions.withdraw_proposal(version, by=world.ada)

    assert state_of(version) == "withdrawn"
    assert not Community.objects.get(pk=world.community.pk).has_charter


def test_what_someone_said_is_in_their_own_export_with_the_version(world, clock):
    first = ask(world)
    actions.agree_to_charter(first, by=world.ben)
    actions.object_to_charter(first, by=world.cleo, reason="Say when we meet.")
    actions.propose_charter(write(world, meets="month"), by=world.ada, until=FRIDAY)

    [agreed] = exports(world.ben)["charters_agreed_to"]
    [objected] = exports(world.cleo)["charter_objections"]

    where = {"version__community__name": world.community.name, "version__number": 1}
    assert agreed == {"at": MONDAY, **where}
    assert objected == {
        "reason": "Say when we meet.",
        "at": MONDAY,
        "withdrawn_at": None,
        "answer": "",
        "answered_at": MONDAY,
        **where,
    }
