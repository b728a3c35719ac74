"""What a meeting leaves: agenda, notes, what grows from their lines, and open actions."""

import datetime as dt

import pytest

from guildhall.commons.actions import mark_of_text
from guildhall.commons.models import Entry, Link
from guildhall.communities.actions import leave_community
from guildhall.meetings import actions, tasks
from guildhall.meetings.models import ActionPoint, Meeting
from guildhall.meetings.tests.times import SOON, notices_of, start, state_of
from guildhall.notifications.models import Notice

pytestmark = pytest.mark.database


def test_notes_after_it_began_say_that_it_took_place_and_are_told_once(
    world, meeting, clock, deliver
):
    actions.answer_coming(meeting, by=world.ben, answer="yes")
    clock.move_to(SOON + dt.timedelta(hours=2))

    actions.write_notes(meeting, by=world.cleo, body="- Seals: the wide one")
    actions.write_notes(meeting, by=world.cleo, body="- Seals: the wide one\n- Who orders?")
    deliver()

    assert state_of(meeting) == "held"
    assert Notice.objects.get(person=world.ben, rule="meeting.notes_written").count == 1


def test_notes_before_it_began_do_not_say_that_it_took_place(world, meeting):
    actions.write_notes(meeting, by=world.cleo, body="- Bring the seals")

    assert state_of(meeting) == "planned"


def test_of_two_who_write_at_once_neither_loses_a_word(world, meeting, clock, as_person):
    clock.move_to(SOON + dt.timedelta(hours=2))
    opened = mark_of_text(meeting.entry)
    actions.write_notes(meeting, by=world.cleo, body="Cleo was first")
    client, path = as_person(world.ben), f"/c/pumps/meetings/{meeting.pk}/notes/"

    refused = client.post(path, {"body": "Ben writes as well", "since": opened})
    page = refused.content.decode()
    mark = page.split('name="since" value="')[1].split('"')[0]
    client.post(path, {"body": "Cleo was first\nBen writes as well", "since": mark})

    assert refused.status_code == 422
    assert "Cleo was first" in page
    assert "Ben writes as well" in page
    assert Entry.objects.get(pk=meeting.pk).body == "Cleo was first\nBen writes as well"


def test_a_line_of_the_notes_becomes_a_question_or_a_note_once(world, meeting, clock, as_person):
    clock.move_to(SOON + dt.timedelta(hours=2))
    actions.write_notes(
        meeting, by=world.ada, body="- Which seal fits the old pump?\n- Good coffee"
    )
    client = as_person(world.ben)

    for _time in range(2):
        client.post(
            f"/c/pumps/entries/{meeting.pk}/lines/grow/question/",
            {"line": "Which seal fits the old pump?"},
        )
    client.post(f"/c/pumps/entries/{meeting.pk}/lines/grow/post/", {"line": "Good coffee"})
    client.post(
        f"/c/pumps/entries/{meeting.pk}/lines/grow/question/", {"line": "What was never said"}
    )

    grown = {
        (entry.kind, entry.title, entry.body, entry.author.name)
        for entry in Entry.objects.exclude(kind="meeting")
    }
    assert grown == {
        ("question", "Which seal fits the old pump?", "", "Ben"),
        ("post", "", "Good coffee", "Ben"),
    }
    assert Link.objects.filter(source=meeting.pk, kind="grew_into").count() == 2


def test_the_lines_come_when_somebody_opens_them_with_names_and_also_on_a_page_of_their_own(
    world, meeting, clock, as_person
):
    clock.move_to(SOON + dt.timedelta(hours=2))
    actions.write_notes(meeting, by=world.ada, body="- @cleo orders the seals\n- 12")
    client, path = as_person(world.ben), f"/c/pumps/meetings/{meeting.pk}/"

    whole = client.get(path).content.decode()
    part = client.get(f"{path}lines/", headers={"HX-Request": "true"}).content.decode()
    page = client.get(f"{path}lines/").content.decode()

    assert 'value="@cleo orders the seals"' not in whole
    assert '/lines/" hx-trigger="toggle once"' in whole
    assert part.count('name="line"') == page.count('name="line"') == 1
    assert 'value="@cleo orders the seals"' in part
    assert "<html" in page
    assert "<html" not in part


def test_an_action_has_an_owner_who_is_told_and_is_done_and_opened_again(world, meeting, deliver):
    point = actions.take_action(
        meeting, by=world.ada, text="Order seals", owner=world.ben, due_on=dt.date(2026, 3, 20)
    )
    again = actions.take_action(meeting, by=world.ada, text="Order seals", owner=world.ben)
    deliver()

    actions.finish_action(point, by=world.ben)
    actions.finish_action(point, by=world.ben)
    done = ActionPoint.objects.open().count()
    actions.reopen_action(point, by=world.ben)

    assert (again, done, ActionPoint.objects.open().count()) == (point, 0, 1)
    assert "action.taken" in notices_of(world.ben)


def test_only_whom_it_concerns_changes_an_action_and_anybody_takes_one_without_owner(
    world, meeting, as_person
):
    bens = actions.take_action(meeting, by=world.ben, text="Order seals", owner=world.ben)
    nobodys = actions.take_action(meeting, by=world.ben, text="Sweep", owner=None)
    cleo = as_person(world.cleo)

    answers = [
        cleo.post(f"/c/pumps/meetings/actions/{point.pk}/finish/").status_code
        for point in (bens, nobodys)
    ]

    assert answers == [403, 302]


def test_what_somebody_took_on_who_leaves_needs_somebody_else_and_stewards_hear(
    world, meeting, deliver
):
    actions.take_action(meeting, by=world.ada, text="Order seals", owner=world.ben)

    leave_community(world.community, person=world.ben)
    deliver()

    assert ActionPoint.objects.get().owner is None
    assert "action.lost_owner" in notices_of(world.ada)


def test_the_most_wanted_point_is_first_and_a_line_twice_is_there_once(world, meeting, as_person):
    first = actions.propose_point(meeting, by=world.ben, text="Seals")
    second = actions.propose_point(meeting, by=world.cleo, text="Oil")
    actions.propose_point(meeting, by=world.ada, text="Seals")
    for _time in range(2):
        actions.want_point(second, by=world.ben)

    page = as_person(world.ben).get(f"/c/pumps/meetings/{meeting.pk}/").content.decode()
    refused = as_person(world.cleo).post(f"/c/pumps/meetings/agenda/{first.pk}/take-off/")

    assert page.index(">Oil<") < page.index(">Seals<")
    assert (meeting.agenda.count(), second.votes.count(), refused.status_code) == (2, 1, 403)


def test_who_writes_it_up_is_asked_after_three_and_seven_days_once_each(
    world, meeting, clock, deliver
):
    actions.answer_coming(meeting, by=world.ben, answer="yes")
    asked = []
    for days in (2, 3.1, 3.2, 7.1, 7.2, 40):
        clock.move_to(SOON + dt.timedelta(days=days, hours=1))
        tasks.ask_for_notes()
        deliver()
        notices = Notice.objects.filter(rule="meeting.to_write_up")
        asked.append(
            {
                name: sum(one.count for one in notices if one.person == who)
                for name, who in (("ada", world.ada), ("ben", world.ben))
            }
        )

    assert asked == [{"ada": 0, "ben": 0}, *[{"ada": 1, "ben": 0}] * 2, *[{"ada": 2, "ben": 1}] * 3]


def test_nobody_is_asked_to_write_up_what_has_notes_or_was_cancelled(
    world, meeting, clock, deliver
):
    actions.cancel_meeting(meeting, by=world.ada)
    clock.move_to(SOON + dt.timedelta(days=8))

    tasks.ask_for_notes()
    deliver()

    assert not Notice.objects.filter(rule="meeting.to_write_up").exists()


def test_a_line_of_the_notes_becomes_a_topic_for_stewards(world, meeting, as_person):
    actions.write_notes(meeting, by=world.ben, body="- Seals")
    path = f"/c/pumps/meetings/{meeting.pk}/topics/"

    refused = as_person(world.ben).post(path, {"line": "Seals"})
    for _time in range(2):
        as_person(world.ada).post(path, {"line": "Seals"})

    assert refused.status_code == 403
    assert [topic.name for topic in world.community.topics.all()] == ["Seals"]


def test_a_point_taken_off_the_agenda_is_put_back_once(world, meeting, as_person):
    point = actions.propose_point(meeting, by=world.ben, text="New seals")
    client, path = as_person(world.ada), f"/c/pumps/meetings/{meeting.pk}/"
    client.post(f"/c/pumps/meetings/agenda/{point.pk}/take-off/")
    taken_off = client.get(path).content.decode()

    client.post(f"/c/pumps/meetings/agenda/{point.pk}/put-back/")

    assert f"agenda/{point.pk}/put-back/" in taken_off
    assert "put-back" not in client.get(path).content.decode()
    assert meeting.agenda.filter(removed_at=None).count() == 1


def test_a_line_written_again_meanwhile_stands_there_once(world, meeting):
    point = actions.propose_point(meeting, by=world.ben, text="New seals")
    actions.take_off(point, by=world.ben)
    actions.propose_point(meeting, by=world.cleo, text="New seals")

    actions.put_back(point, by=world.ben)

    assert meeting.agenda.filter(removed_at=None).count() == 1


def test_open_actions_are_carried_to_the_next_meeting_until_they_are_done(
    world, vienna, clock, as_person
):
    start(vienna, world.ada)
    first, second = Meeting.objects.order_by("starts_at")[:2]
    point = actions.take_action(first, by=world.ada, text="Order seals", owner=world.ben)
    client = as_person(world.ben)

    carried = client.get(f"/c/pumps/meetings/{second.pk}/").content.decode()
    actions.finish_action(point, by=world.ben)
    after = client.get(f"/c/pumps/meetings/{second.pk}/").content.decode()

    assert ("Order seals" in carried, "Order seals" in after) == (True, False)
