"""A charter: written, asked about, objected to, answered, agreed; and what then changes in the hall."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.charters import actions
from guildhall.charters.actions import ObjectiveLine
from guildhall.charters.models import CharterVersion
from guildhall.charters.tasks import ask_for_review
from guildhall.communities.models import Community
from guildhall.notifications.models import Notice

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
FRIDAY = dt.date(2026, 3, 6)
SATURDAY = dt.datetime(2026, 3, 7, 0, 0, 1, tzinfo=dt.UTC)


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


def write(world, **says):
    return actions.write_charter(world.community, by=world.ada, **{"aim": "Keep pumps dry", "norms": "Ask early.", **says})


def ask(world, **says):
    return actions.propose_charter(write(world, **says), by=world.ada, until=FRIDAY)


def state_of(version):
    return CharterVersion.objects.get(pk=version.pk).state


def told(person):
    return set(Notice.objects.filter(person=person).values_list("rule", flat=True))


def test_a_charter_nobody_is_against_is_agreed_after_its_day(world, clock):
    version = ask(world)

    clock.move_to(SATURDAY - dt.timedelta(seconds=2))
    actions.close_due_rounds()
    before = state_of(version)
    clock.move_to(SATURDAY)
    actions.close_due_rounds()

    community = Community.objects.get(pk=world.community.pk)
    assert (before, state_of(version)) == ("proposed", "agreed")
    assert (community.purpose, [norm.text for norm in community.norms.all()]) == ("Keep pumps dry", ["Ask early."])
    assert community.has_charter


def test_the_day_ends_in_the_time_zone_of_the_community(world, clock):
    Community.objects.update(time_zone="Pacific/Auckland")
    world.community.refresh_from_db()

    version = ask(world)

    assert version.closes_at == dt.datetime(2026, 3, 6, 11, tzinfo=dt.UTC)
    assert version.asks_until == FRIDAY


def test_everyone_is_asked_and_whoever_proposed_is_not(world, clock, deliver):
    ask(world)

    deliver()

    assert (told(world.ben), told(world.cleo), told(world.dov)) == ({"charter.proposed"}, {"charter.proposed"}, set())
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
    assert (objection.changed_in, objection.answered_by) == (second, world.ada)
    assert "charter.proposed" in told(world.ben) & told(world.cleo)


def test_agreeing_twice_is_harmless_and_can_be_taken_back(world, clock):
    version = ask(world)

    actions.agree_to_charter(version, by=world.ben)
    actions.agree_to_charter(version, by=world.ben)
    twice = version.agreements.count()
    actions.take_back_agreement(version, by=world.ben)

    assert (twice, version.agreements.count()) == (1, 0)


def test_yes_after_being_against_takes_the_objection_back_and_the_other_way(world, clock):
    version = ask(world)

    actions.object_to_charter(version, by=world.ben, reason="No.")
    actions.agree_to_charter(version, by=world.ben)
    after_yes = (version.agreements.count(), version.objections.waiting().count())
    actions.object_to_charter(version, by=world.ben, reason="No, after all.")

    assert (after_yes, version.agreements.count(), version.objections.waiting().count()) == ((1, 0), 0, 1)


def test_objecting_after_the_date_is_refused_also_where_the_job_is_late(world, clock, as_person):
    version = ask(world)
    clock.move_to(SATURDAY)

    response = as_person(world.ben).post(f"/c/pumps/charter/{version.number}/object/", {"reason": "Too late"})

    assert response.status_code == 403
    assert "time to be against is over" in response.content.decode()
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
    lower = actions.propose_charter(write(world, quorum=None), by=world.ada, until=dt.date(2026, 3, 13))

    clock.move_to(SATURDAY + dt.timedelta(days=7))
    actions.close_due_rounds()

    assert state_of(lower) == "proposed"


def test_withdrawing_leaves_what_was_agreed(world, clock):
    version = ask(world)

    actions.withdraw_proposal(version, by=world.ada)
    actions.withdraw_proposal(version, by=world.ada)

    assert state_of(version) == "withdrawn"
    assert not Community.objects.get(pk=world.community.pk).has_charter


def agreed(world, clock, **says):
    version = ask(world, **says)
    clock.move_to(SATURDAY)
    actions.close_due_rounds()
    version.refresh_from_db()
    return version


def test_a_slip_of_the_pen_asks_nobody_and_stands_in_the_history(world, clock, as_person):
    agreed(world, clock, norms="Ask erly.")

    small = actions.keep_small_change(write(world, norms="Ask early!"), by=world.ada)

    assert (small.state, small.is_small_change) == ("agreed", True)
    assert [norm.text for norm in world.community.norms.all()] == ["Ask early!"]
    page = as_person(world.ben).get("/c/pumps/charter/history/").content.decode()
    assert "<del>erly.</del>" in page
    assert "a slip of the pen" in page


@pytest.mark.parametrize(
    "says",
    [
        {"norms": "Never ask early."}, {"norms": "Ask early.\nSay thanks."}, {"norms": "Ask late."}, {"meets": "week"},
        {"quorum": 2}, {"look_again_on": dt.date(2027, 1, 1)}, {"objectives": [ObjectiveLine("No leaks")]},
    ],
)  # fmt: skip
def test_a_word_a_date_or_a_number_is_never_small(world, clock, says):
    agreed(world, clock)

    with pytest.raises(ValueError, match="everyone is asked"):
        actions.keep_small_change(write(world, **says), by=world.ada)


def test_what_says_the_same_asks_nobody(world, clock):
    agreed(world, clock)

    with pytest.raises(actions.NothingChanged):
        actions.propose_charter(write(world), by=world.ada, until=dt.date(2026, 3, 13))


def test_what_shows_that_an_objective_is_reached_stays_with_its_words(world, clock):
    first = agreed(world, clock, objectives=[ObjectiveLine("No leaks in March", world.ben), ObjectiveLine("Two helpers")])
    actions.note_objective(first.objectives.get(owner=world.ben), by=world.ben, evidence="None since the 3rd", is_met=True)

    lines = [ObjectiveLine("No leaks in March", world.cleo), ObjectiveLine("Three helpers")]
    second = actions.propose_charter(write(world, objectives=lines), by=world.ada, until=dt.date(2026, 3, 13))
    actions.close_round(second, at=SATURDAY + dt.timedelta(days=8))

    found = {one.text: (one.evidence, one.is_met) for one in second.objectives.all()}
    assert found == {"No leaks in March": ("None since the 3rd", True), "Three helpers": ("", False)}


def test_the_owner_of_an_objective_and_stewards_say_how_it_stands(world, clock, as_person):
    objective = agreed(world, clock, objectives=[ObjectiveLine("No leaks", world.ben)]).objectives.get()
    path = f"/c/pumps/charter/objectives/{objective.pk}/"

    answers = [as_person(who).get(path).status_code for who in (world.ada, world.ben, world.cleo)]
    as_person(world.ben).post(path, {"evidence": "Dry for a month", "is_met": "on"})

    objective.refresh_from_db()
    assert answers == [200, 200, 403]
    assert (objective.evidence, objective.is_met, objective.noted_by) == ("Dry for a month", True, world.ben)
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


def test_a_draft_is_for_stewards_and_objections_are_for_members(world, clock, as_person, client):
    Community.objects.update(visibility="open")
    version = ask(world)
    actions.object_to_charter(version, by=world.ben, reason="Tuesdays I work late.")
    write(world, aim="A secret aim")

    pages = {name: who.get("/c/pumps/charter/").content.decode() for name, who in {
        "ada": as_person(world.ada), "cleo": as_person(world.cleo), "dov": as_person(world.dov), "world": client,
    }.items()}  # fmt: skip

    assert {name for name, page in pages.items() if "secret aim" in page} == {"ada"}
    assert {name for name, page in pages.items() if "work late" in page} == {"ada", "cleo"}
    assert {name for name, page in pages.items() if "Anyone against" in page} == {"ada", "cleo"}


def test_a_first_charter_is_written_and_asked_about_in_the_browser(world, clock, as_person):
    client = as_person(world.ada)
    form = {
        "aim": "Dry cellars", "norms": "Ask early.\n\n Say thanks. ", "meets": "month", "meets_week": "2", "meets_on": "1",
        "meets_at": "18:30", "meets_minutes": "60", "meets_where": "Back room", "looked_after": "Ada", "has_objectives": "on",
        "objective-0-text": "No leaks", "objective-0-owner": "ben", "objective-0-due_on": "2026-06-01",
        "scope_in": "said but switched off",
    }  # fmt: skip

    written = client.post("/c/pumps/charter/write/", form, follow=True)
    asked = client.post("/c/pumps/charter/ask/", {"until": "2026-03-06"}, follow=True)

    version = CharterVersion.objects.get()
    assert "Nobody has been asked yet" in written.content.decode()
    assert "Anyone against by Friday, 6 March?" in asked.content.decode()
    assert (version.norm_lines, version.scope_in, version.objectives.get().owner) == (
        ["Ask early.", "Say thanks."],
        "",
        world.ben,
    )
    assert version.rhythm.said == "Every second Tuesday of the month at 18:30, for 60 minutes"
    assert version.rhythm.rule == "FREQ=MONTHLY;BYDAY=2TU"


def test_naming_nobody_who_is_here_is_said_at_the_field(world, clock, as_person):
    form = {"aim": "Dry", "meets": "", "meets_week": "1", "meets_on": "1", "meets_at": "18:30", "meets_minutes": "60"}

    response = as_person(world.ada).post(
        "/c/pumps/charter/write/", {**form, "has_objectives": "on", "objective-0-text": "No leaks", "objective-0-owner": "Dov"}
    )

    assert response.status_code == 422
    assert "Nobody here is called Dov." in response.content.decode()


def test_whoever_objects_does_not_answer_it_themselves(world, clock, as_person):
    version = ask(world)
    objection = actions.object_to_charter(version, by=world.ada, reason="I changed my mind.")

    response = as_person(world.ada).post(f"/c/pumps/charter/objections/{objection.pk}/answer/", {"answer": "Never mind."})

    assert response.status_code == 403


def test_with_a_charter_norms_and_purpose_change_there_only(world, clock, as_person):
    agreed(world, clock)
    client = as_person(world.ada)

    client.post("/c/pumps/change/rules/", {"norms": "Shout.", "promise_hours": "4"})
    page = client.get("/c/pumps/change/").content.decode()

    community = Community.objects.get(pk=world.community.pk)
    assert ([norm.text for norm in community.norms.all()], community.promise_hours) == (["Ask early."], 4)
    assert 'name="purpose"' not in page


def test_the_time_on_the_page_is_not_the_hour_of_the_job(world, clock, as_person):
    ask(world)
    clock.move_to(SATURDAY)

    page = as_person(world.ben).get("/c/pumps/charter/").content.decode()

    assert timezone.now() >= SATURDAY
    assert "Nobody was against it" in page
    assert "It is agreed within minutes." in page


def test_the_front_page_of_stewards_says_that_it_is_time_to_look_again(world, clock, as_person):
    for step in ("people", "questions", "meeting", "win"):
        as_person(world.ada).post(f"/c/pumps/beginning/{step}/put-away/")
    agreed(world, clock, look_again_on=dt.date(2026, 6, 1))
    before = "Look at the charter again" in as_person(world.ada).get("/c/pumps/").content.decode()
    clock.move_to(dt.datetime(2026, 6, 1, 6, tzinfo=dt.UTC))

    assert (before, "Look at the charter again" in as_person(world.ada).get("/c/pumps/").content.decode()) == (False, True)
    assert "Look at the charter again" not in as_person(world.ben).get("/c/pumps/").content.decode()
