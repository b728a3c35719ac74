"""One meeting: planned, answered, moved, cancelled, held."""

import datetime as dt

import pytest

from guildhall.communities.models import Community
from guildhall.meetings import actions, tasks
from guildhall.meetings.models import Coming, Meeting
from guildhall.meetings.tests.times import SOON, notices_of, state_of
from guildhall.notifications.models import Notice

pytestmark = pytest.mark.database


def test_everyone_is_asked_once_and_whoever_planned_it_is_not(world, meeting, deliver):
    deliver()

    assert [notices_of(one) for one in (world.ada, world.ben, world.cleo, world.dov)] == [
        set(),
        {"meeting.scheduled"},
        {"meeting.scheduled"},
        set(),
    ]


def test_a_form_sent_twice_plans_one_meeting(world, meeting):
    again = actions.plan_meeting(
        world.community, by=world.ada, title="Pump evening", starts_at=SOON
    )

    assert again == meeting


def test_seats_go_to_who_said_yes_first_and_a_free_one_to_who_waits(world, meeting, deliver):
    actions.change_meeting(
        meeting, by=world.ada, title="Pump evening", starts_at=SOON, minutes=60, seats=1
    )
    actions.answer_coming(meeting, by=world.ben, answer="yes")
    actions.answer_coming(meeting, by=world.cleo, answer="yes")
    meeting.refresh_from_db()
    before = actions.seated_at(meeting)

    actions.answer_coming(meeting, by=world.ben, answer="no")
    deliver()

    assert (before, actions.seated_at(meeting)) == ({world.ben.pk}, {world.cleo.pk})
    assert "meeting.seat_freed" in notices_of(world.cleo)


def test_saying_yes_twice_keeps_the_place_in_the_queue(world, meeting, clock):
    actions.answer_coming(meeting, by=world.ben, answer="yes")
    first = Coming.objects.get().at
    clock.shift(60)

    actions.answer_coming(meeting, by=world.ben, answer="yes")

    assert Coming.objects.get().at == first


def test_who_comes_is_told_of_another_time_and_who_does_not_is_left_alone(world, meeting, deliver):
    actions.answer_coming(meeting, by=world.ben, answer="perhaps")
    actions.answer_coming(meeting, by=world.cleo, answer="no")

    actions.change_meeting(
        meeting,
        by=world.ada,
        title="Pump evening",
        starts_at=SOON + dt.timedelta(days=1),
        minutes=60,
    )
    deliver()

    assert (
        "meeting.moved" in notices_of(world.ben),
        "meeting.moved" in notices_of(world.cleo),
    ) == (
        True,
        False,
    )


def test_another_title_alone_tells_nobody(world, meeting, deliver):
    actions.answer_coming(meeting, by=world.ben, answer="yes")

    actions.change_meeting(
        meeting, by=world.ada, title="Pumps, evening", starts_at=SOON, minutes=60
    )
    deliver()

    assert "meeting.moved" not in notices_of(world.ben)


def test_cancelling_is_told_with_its_reason_and_can_be_taken_back(
    world, meeting, deliver, as_person
):
    actions.answer_coming(meeting, by=world.ben, answer="yes")
    actions.cancel_meeting(meeting, by=world.ada, note="The room is flooded")
    actions.cancel_meeting(meeting, by=world.ada)
    deliver()

    page = as_person(world.ben).get("/me/notices/").content.decode()
    actions.revive_meeting(meeting, by=world.ada)

    assert "is cancelled: The room is flooded" in page
    assert (state_of(meeting), Meeting.objects.get().sequence) == ("planned", 2)


def test_a_cancelled_or_past_meeting_takes_no_answer(world, meeting, clock, as_person):
    clock.move_to(SOON + dt.timedelta(hours=2))

    response = as_person(world.ben).post(f"/c/pumps/meetings/{meeting.pk}/going/yes/")

    assert response.status_code == 403
    with pytest.raises(actions.NotOpen):
        actions.answer_coming(meeting, by=world.ben, answer="yes")


def test_whoever_comes_is_reminded_a_day_before_once(world, meeting, clock, deliver):
    actions.answer_coming(meeting, by=world.ben, answer="yes")
    clock.move_to(SOON - dt.timedelta(hours=25))
    tasks.remind()
    deliver()
    early = notices_of(world.ben)
    clock.move_to(SOON - dt.timedelta(hours=23))

    tasks.remind()
    tasks.remind()
    deliver()

    assert "meeting.reminded" not in early
    assert Notice.objects.get(person=world.ben, rule="meeting.reminded").count == 1
    assert "meeting.reminded" in notices_of(world.ada)
    assert "meeting.reminded" not in notices_of(world.cleo)


def test_it_took_place_once_somebody_was_there(world, meeting, clock):
    with pytest.raises(actions.NotOpen):
        actions.check_in(meeting, person=world.ben, by=world.ben)
    clock.move_to(SOON + dt.timedelta(minutes=5))

    actions.check_in(meeting, person=world.ben, by=world.ben)
    actions.check_in(meeting, person=world.ben, by=world.ben)

    assert (state_of(meeting), meeting.comings.filter(came_at__isnull=False).count()) == ("held", 1)


def test_a_time_is_found_and_whom_it_suits_comes(world, clock, deliver):
    later = SOON + dt.timedelta(days=1)
    meeting = actions.plan_meeting(
        world.community,
        by=world.ada,
        title="Visit",
        starts_at=None,
        options=[SOON, later],
        host=world.ada,
    )
    early, late = meeting.options.all()
    actions.say_times(meeting, by=world.ben, answers={early.pk: "no", late.pk: "yes"})
    actions.say_times(meeting, by=world.cleo, answers={early.pk: "yes", late.pk: "perhaps"})

    actions.choose_time(late, by=world.ada)
    actions.choose_time(early, by=world.ada)
    deliver()

    meeting.refresh_from_db()
    assert (meeting.starts_at, state_of(meeting)) == (later, "planned")
    assert list(Coming.objects.values_list("person__name", "answer")) == [("Ben", "yes")]
    assert {"meeting.time_asked", "meeting.time_chosen"} <= notices_of(world.cleo)
    with pytest.raises(actions.NotOpen):
        actions.say_times(meeting, by=world.cleo, answers={late.pk: "yes"})


def test_who_hosts_changes_hands_by_saying_so(world, clock, deliver):
    meeting = actions.plan_meeting(world.community, by=world.ada, title="Visit", starts_at=SOON)

    actions.host_meeting(meeting, by=world.ben)
    actions.host_meeting(meeting, by=world.cleo)
    hosted = Meeting.objects.get().host
    actions.hand_back_hosting(meeting, by=world.ben)
    actions.ask_to_host(meeting, person=world.cleo, by=world.ada)
    deliver()

    assert (hosted, Meeting.objects.get().host) == (world.ben, world.cleo)
    assert "meeting.host_asked" in notices_of(world.cleo)
    assert "meeting.host_asked" not in notices_of(world.ben)


def test_it_did_not_take_place_is_said_after_it_was_over_only(world, meeting, clock):
    with pytest.raises(actions.NotOpen):
        actions.say_not_held(meeting, by=world.ada)
    clock.move_to(SOON + dt.timedelta(hours=3))

    actions.say_not_held(meeting, by=world.ada)
    first = state_of(meeting)
    actions.say_held(meeting, by=world.ada)

    assert (first, state_of(meeting)) == ("not_held", "held")


def test_the_world_reads_notes_but_neither_place_nor_who_comes_nor_who_does_what(
    world, meeting, clock, client
):
    Community.objects.update(visibility="open")
    clock.move_to(SOON + dt.timedelta(hours=2))
    actions.write_notes(meeting, by=world.ada, body="Seals are the topic")
    actions.take_action(meeting, by=world.ada, text="Order seals", owner=world.ben)
    actions.check_in(meeting, person=world.cleo, by=world.cleo)

    page = client.get(f"/c/pumps/meetings/{meeting.pk}/").content.decode()
    file = client.get(f"/c/pumps/meetings/{meeting.pk}/meeting.ics").content.decode()

    assert "Seals are the topic" in page
    assert not [word for word in ("Back room", "Order seals", "Ben", "Cleo") if word in page + file]


def test_planning_in_the_browser_with_the_first_meeting_kit(world, clock, as_person):
    form = {
        "title": "Our first meeting",
        "day": "2026-03-10",
        "at": "18:30",
        "minutes": "45",
        "kind": "open",
        "where": "Canteen",
        "host": "Ada",
    }

    as_person(world.ben).post("/c/pumps/meetings/plan/?kit=first", form)

    meeting = Meeting.objects.get()
    assert (meeting.starts_at, meeting.minutes, meeting.host) == (
        dt.datetime(2026, 3, 10, 18, 30, tzinfo=dt.UTC),
        45,
        world.ada,
    )
    assert [point.text for point in meeting.agenda.all()] == [
        "Why are we here?",
        "A round: a problem I have now",
        "What next, and who hosts?",
    ]


def test_a_meeting_in_the_past_is_not_planned(world, clock, as_person):
    form = {
        "title": "Yesterday",
        "day": "2026-03-01",
        "at": "18:30",
        "minutes": "45",
        "kind": "open",
    }

    response = as_person(world.ben).post("/c/pumps/meetings/plan/", form)

    assert response.status_code == 422
    assert "This time has already passed." in response.content.decode()


def test_the_invitation_to_copy_says_what_when_where_and_what_about(world, meeting, as_person):
    actions.propose_point(meeting, by=world.ben, text="Seals")

    page = as_person(world.ada).get(f"/c/pumps/meetings/{meeting.pk}/").content.decode()
    others = as_person(world.cleo).get(f"/c/pumps/meetings/{meeting.pk}/").content.decode()

    text = page.split('id="invitation-text">')[1].split("</pre>")[0]
    assert [line for line in text.splitlines() if line][:4] == [
        "Pumps: Pump evening",
        "Thursday, 5 March at 18:30, 60 minutes",
        "Back room",
        "· Seals",
    ]
    assert "invitation-text" not in others


def test_the_host_notes_who_was_there_and_takes_that_back(world, meeting, clock, as_person):
    actions.answer_coming(meeting, by=world.ben, answer="yes")
    clock.move_to(SOON + dt.timedelta(minutes=5))
    client, path = as_person(world.ada), f"/c/pumps/meetings/{meeting.pk}/"
    button = f'formaction="{path}check-in/{world.ben.pk}/"'

    before = client.get(path).content.decode()
    client.post(f"{path}check-in/{world.ben.pk}/")
    noted = client.get(path).content.decode()
    client.post(f"{path}check-in/{world.ben.pk}/", {"not": "1"})

    assert button in before
    assert f"{button} aria-pressed" not in before
    assert f'{button} aria-pressed="true" name="not" value="1"' in " ".join(noted.split())
    assert meeting.comings.filter(came_at__isnull=False).count() == 0
