"""Who is told what, by notice, mail, digest and This week; and what can be done by mail."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.communities.seats import take_seat
from guildhall.notifications.addresses import reply_address
from guildhall.notifications.digest import Reader
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import notice_rules
from guildhall.notifications.words import sentence_of
from guildhall.projects import actions
from guildhall.projects.actions import Ending
from guildhall.projects.digest import finished, soon
from guildhall.projects.exports import exports
from guildhall.projects.models import Joining, Place, Project
from guildhall.projects.proposes import proposes
from guildhall.projects.room import kept_pages
from guildhall.projects.tests.worlds import in_weeks
from guildhall.projects.this_week.passed_on import passed_on
from tests.signed_mail import letter

A_DAY = dt.timedelta(days=1)


@pytest.fixture
def by_mail(world, post, project):
    """What Cleo answers to a mail about Ben's project."""

    def answer(text: str):
        address = reply_address(world.cleo, project, None)
        return post(letter(address, text, by="cleo@example.org"))

    return answer


def told(rule: str) -> dict[str, str]:
    """The sentence by the name of each who is told."""
    found = Notice.objects.filter(rule=rule).select_related("person", "actor", "entry")
    notices, prepare = list(found), notice_rules[rule].prepare
    if prepare:
        prepare(notices)
    return {one.person.name: sentence_of(one) for one in notices}


def read_by(person, community) -> Reader:
    return Reader(person, timezone.now() - dt.timedelta(days=7), [community.pk])


def test_by_mail_one_is_in_once_and_out_again(world, by_mail):
    for _twice in range(2):
        by_mail("I'm in")
    joined = Joining.objects.filter(person=world.cleo).count()

    by_mail("I'm out")

    assert joined == 1
    assert not Joining.objects.filter(person=world.cleo).exists()


def test_i_will_take_this_shift_takes_over_what_looks_for_someone(world, shift, edda, by_mail):
    actions.take_shift(shift, by=edda)
    actions.ask_to_swap(Place.objects.get(), by=edda)

    taken = by_mail("I'll take this shift").state

    assert (taken, Place.objects.get().person) == ("done", world.cleo)


def test_where_several_shifts_may_be_meant_a_mail_takes_none(world, project, shift, edda, by_mail):
    later = actions.add_shift(
        project, by=world.ben, name="Sweep", starts_at=in_weeks(3, 14), ends_at=in_weeks(3, 15)
    )
    for one, holder in ((shift, edda), (later, world.ben)):
        actions.take_shift(one, by=holder)
        actions.ask_to_swap(Place.objects.get(shift=one), by=holder)

    assert by_mail("I'll take this shift").state == "refused"
    assert not Place.objects.filter(person=world.cleo).exists()


def test_a_late_mail_about_one_shift_does_not_take_another(
    world, project, shift, edda, by_mail, deliver
):
    later = actions.add_shift(
        project, by=world.ben, name="Sweep", starts_at=in_weeks(3, 14), ends_at=in_weeks(3, 15)
    )
    actions.join_project(project, by=world.cleo)
    for one, holder in ((shift, edda), (later, world.ben)):
        actions.take_shift(one, by=holder)
        actions.ask_to_swap(Place.objects.get(shift=one), by=holder)
    deliver()
    actions.swap_shift(Place.objects.get(shift=shift), by=world.ada)

    assert by_mail("I'll take this shift").state == "refused"
    assert not Place.objects.filter(person=world.cleo).exists()


def test_where_nobody_looks_for_someone_the_mail_is_refused(world, shift, edda, by_mail):
    actions.take_shift(shift, by=edda)

    assert by_mail("I'll take this shift").state == "refused"
    assert Place.objects.get().person == edda


def test_by_mail_too_nobody_is_in_two_shifts_at_once(world, project, shift, edda, by_mail):
    at_once = actions.add_shift(
        project, by=world.ben, name="Bake", starts_at=in_weeks(3, 8), ends_at=in_weeks(3, 9)
    )
    actions.take_shift(at_once, by=world.cleo)
    actions.take_shift(shift, by=edda)
    actions.ask_to_swap(Place.objects.get(person=edda), by=edda)

    assert by_mail("I'll take this shift").state == "refused"
    assert Place.objects.get(shift=shift).person == edda


def test_those_who_are_in_are_told_of_another_day_and_asked_to_take_over(
    world, project, shift, edda, deliver
):
    actions.join_project(project, by=world.cleo)
    actions.take_shift(shift, by=edda)
    actions.ask_to_swap(Place.objects.get(), by=edda)
    actions.plan_project(
        project, by=world.ben, starts_at=in_weeks(4), ends_at=None, place="The park"
    )
    deliver()

    asked = told("shift.swap_asked")
    assert set(told("project.moved")) == {"Cleo", "Edda"}
    assert set(asked) == {"Ben", "Cleo"}
    assert asked["Cleo"].startswith(
        "Can you take over from Edda: “Set up” of “Clean up our street”"
    )
    assert "08:30 to 09:00" in asked["Cleo"]


def test_a_reminder_names_the_shift_by_the_clock_of_the_street(world, shift, deliver):
    actions.take_shift(shift, by=world.cleo)
    actions.remind_of_shifts(at=in_weeks(3, 8, 30) - dt.timedelta(hours=20))
    deliver()

    reminded = told("shift.reminded")
    assert set(reminded) == {"Cleo"}
    assert reminded["Cleo"].startswith("Soon: “Set up” of “Clean up our street”")
    assert "08:30 to 09:00" in reminded["Cleo"]


def test_organisers_are_told_that_someone_helps_and_of_the_end_of_the_day(
    world, project, public, deliver
):
    for number in (1, 2):
        actions.offer_help(public, name="Zoe", reach=f"zoe{number}@example.org")
    actions.ask_how_it_went(at=in_weeks(3, 13))
    deliver()

    assert told("volunteer.offered") == {
        "Ben": "2 people from outside will help with “Clean up our street”"
    }
    assert told("project.over") == {
        "Ben": "The day of “Clean up our street” is over. How did it go?"
    }


def test_all_who_are_in_hear_how_it_went_and_each_gets_their_card(world, project, deliver):
    actions.join_project(project, by=world.cleo)
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    actions.thank_them(project, by=world.ben, person=world.cleo, words="You were early.")
    deliver()

    assert told("project.finished") == {
        "Cleo": "“Clean up our street” is finished. Did it meet the need?"
    }
    assert set(told("project.thanks_written")) == {"Cleo"}


def test_a_digest_asks_those_who_are_not_in_yet(room, world):
    near = actions.start_project(
        room, by=world.ben, title="Soon", starts_at=timezone.now() + 5 * A_DAY
    )
    actions.start_project(room, by=world.ben, title="Later", starts_at=in_weeks(9))

    section = soon(read_by(world.cleo, room))

    assert section is not None
    assert ([row.title for row in section.rows], section.is_todo) == (["Soon"], True)
    assert soon(read_by(world.ben, room)) is None
    actions.stop_project(near, by=world.ben, ending=Ending("Rain", saved="A weekend"))
    ended = finished(read_by(world.cleo, room))
    assert ended is not None
    assert [row.line for row in ended.rows] == ["Stopped in good time: it saved A weekend"]
    assert finished(read_by(world.ben, room)) is None


def test_stewards_see_this_week_what_was_passed_on(world, project):
    seat = take_seat("pumps", world.ada)
    before = passed_on(seat)
    Project.objects.update(
        passed_on_at=timezone.now(),
        starts_at=timezone.now() - 9 * A_DAY,
        ends_at=timezone.now() - 8 * A_DAY,
    )

    assert before == []
    assert [one.title for one in passed_on(seat)] == ["How did “Clean up our street” go?"]


def test_the_letter_of_the_week_proposes_what_is_new_and_what_was_done(world, room, project):
    found = proposes().find(room, timezone.now() - A_DAY)

    assert [one.title for one in found] == ["Clean up our street"]


def test_a_phone_keeps_the_plan_of_the_day_of_members(world, project):
    of_member = [path for path, _name in kept_pages(take_seat("pumps", world.cleo))]

    assert f"/c/pumps/projects/{project.pk}/day/" in of_member


def test_what_is_kept_about_a_person_is_theirs(world, project, shift):
    actions.take_shift(shift, by=world.cleo)

    kept = {name: list(rows) for name, rows in exports(world.cleo).items()}

    assert [one["shift__name"] for one in kept["project_shifts"]] == ["Set up"]
    assert [one["project_id"] for one in kept["projects_joined"]] == [project.pk]
    assert kept["projects_organised"] == []
