"""Finished or stopped: told, thanked, judged, grown into a tip; and a project without anybody."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.communities.actions import leave_community
from guildhall.projects import actions
from guildhall.projects.actions import Ending, ProjectRefused
from guildhall.projects.carries import carries
from guildhall.projects.models import (
    Judgement,
    Organiser,
    Place,
    Project,
    Supply,
    Task,
    ThankYou,
)
from guildhall.projects.tests.worlds import in_weeks

A_DAY = dt.timedelta(days=1)


def test_stopping_in_good_time_keeps_what_it_saved(project, world, as_person):
    sent = {"happened": "Too few can come", "lessons": "Ask earlier", "saved": "Three weekends"}

    for _twice in range(2):
        as_person(world.ben).post(f"/c/pumps/projects/{project.pk}/stop/", sent)
    page = as_person(world.cleo).get(f"/c/pumps/projects/{project.pk}/").content.decode()

    row = Project.objects.get()
    assert (row.saved, row.ended_by) == ("Three weekends", world.ben)
    assert "It saved Three weekends." in page
    assert Event.objects.filter(verb="project.stopped").count() == 1


def test_what_was_learned_is_what_a_tip_begins_with(project, world):
    before = carries(project)
    ending = Ending("Twelve bags", lessons="Bring two barrows.")
    actions.finish_project(project, by=world.ben, ending=ending)

    assert before == ""
    assert carries(project) == "Bring two barrows."


def test_it_goes_on_for_two_months_and_not_after(project, world, as_person):
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    path = f"/c/pumps/projects/{project.pk}/reopen/"
    Project.objects.update(ended_at=timezone.now() - 61 * A_DAY)
    too_late = as_person(world.ben).post(path).status_code
    Project.objects.update(ended_at=timezone.now() - 59 * A_DAY)

    as_person(world.ben).post(path)

    assert too_late == 403
    assert Entry.objects.get(pk=project.pk).state == "planned"
    assert Project.objects.get().happened == "Twelve bags"


def test_nothing_is_taken_on_once_it_has_ended(project, shift, world):
    task = actions.add_task(project, by=world.ben, title="Book")
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))

    for act, subject in (
        (actions.take_shift, shift),
        (actions.take_task, task),
        (actions.take_supply, Supply.objects.get(name="Rakes")),
        (actions.join_project, project),
    ):
        with pytest.raises(ProjectRefused, match="has ended"):
            act(subject, by=world.cleo)


def test_each_gets_one_card_that_only_they_see_on_the_page(project, shift, world, as_person):
    actions.take_shift(shift, by=world.cleo)
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    path = f"/c/pumps/projects/{project.pk}/thanks/{world.cleo.pk}/"

    for words in ("You were early.", "You were early, twice."):
        as_person(world.ben).post(path, {"words": words})

    def page(person) -> str:
        return as_person(person).get(f"/c/pumps/projects/{project.pk}/").content.decode()

    assert [one.words for one in ThankYou.objects.all()] == ["You were early, twice."]
    assert "You were early, twice." in page(world.cleo)
    assert "You were early" not in page(world.ada)
    assert Event.objects.get(verb="project.thanks_written").toward_id == world.cleo.pk


def test_after_a_card_the_next_person_is_one_tap_away(project, shift, world, as_person):
    actions.take_shift(shift, by=world.cleo)
    actions.join_project(project, by=world.ben)
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    path = f"/c/pumps/projects/{project.pk}/thanks/"

    sent = as_person(world.ben).post(f"{path}{world.cleo.pk}/", {"words": "You were early."})
    listed = as_person(world.ben).get(path).content.decode()

    assert sent["Location"] == path
    assert "You were early." in listed
    assert f"{path}{world.ben.pk}/" not in listed  # no card to oneself


def test_once_it_is_finished_the_page_begins_with_how_it_went(project, world, as_person):
    sent = {"happened": "Twelve bags", "lessons": ""}

    answer = as_person(world.ben).post(f"/c/pumps/projects/{project.pk}/finish/", sent)
    page = as_person(world.ben).get(answer["Location"]).content.decode()

    assert "#" not in answer["Location"]
    assert "Nobody has answered yet." in page
    assert "Yes: 0" not in page


def test_nobody_outside_the_project_is_thanked(project, world, edda, as_person):
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))

    answer = as_person(world.ben).get(f"/c/pumps/projects/{project.pk}/thanks/{edda.pk}/")

    assert answer.status_code == 404


def test_whether_it_met_the_need_is_said_once_each_and_without_names(project, world, as_person):
    actions.finish_project(project, by=world.ben, ending=Ending("Twelve bags"))
    path = f"/c/pumps/projects/{project.pk}/need/"

    for answer in ("no", "yes"):
        as_person(world.cleo).post(path, {"answer": answer, "words": "A bench!"})
    page = as_person(world.ada).get(f"/c/pumps/projects/{project.pk}/").content.decode()

    assert [one.answer for one in Judgement.objects.all()] == ["yes"]
    assert "A bench!" in page
    assert "Yes: 1" in page


def test_the_organisers_are_asked_once_and_then_the_stewards(project, world):
    day = in_weeks(3, 12)
    actions.ask_how_it_went(at=day - dt.timedelta(minutes=1))
    for _twice in range(2):
        actions.ask_how_it_went(at=day + dt.timedelta(minutes=1))
    asked = Event.objects.filter(verb="project.over").count()
    actions.pass_projects_on(at=day + 6 * A_DAY)
    early = Event.objects.filter(verb="project.passed_on").count()
    for _twice in range(2):
        actions.pass_projects_on(at=day + 8 * A_DAY)

    assert (asked, early) == (1, 0)
    assert Event.objects.get(verb="project.passed_on").detail["is_over"] is True


def test_what_someone_had_taken_is_free_once_they_leave(project, shift, world, deliver):
    actions.take_shift(shift, by=world.cleo)
    actions.take_supply(Supply.objects.get(name="Rakes"), by=world.cleo)
    task = actions.add_task(project, by=world.ben, title="Book", owner=world.cleo)

    leave_community(world.community, person=world.cleo)
    deliver()

    assert not Place.objects.exists()
    assert Supply.objects.get(name="Rakes").brought_by is None
    assert Task.objects.get(pk=task.pk).owner is None


def test_a_project_without_anybody_finds_someone(project, world, edda, as_person, deliver):
    leave_community(world.community, person=world.ben)
    deliver()
    organisers = Organiser.objects.count()
    actions.pass_projects_on()
    page = as_person(edda).get(f"/c/pumps/projects/{project.pk}/").content.decode()

    as_person(edda).post(f"/c/pumps/projects/{project.pk}/take-over/")

    assert organisers == 0
    assert Event.objects.get(verb="project.passed_on").detail["is_over"] is False
    assert "Nobody organises this project" in page
    assert [one.person for one in Organiser.objects.all()] == [edda]


def test_the_plan_of_the_day_checks_in_and_keeps_a_line(project, shift, world, as_person):
    actions.take_shift(shift, by=world.cleo)
    place = Place.objects.get()
    shift.starts_at = timezone.now() - A_DAY
    shift.ends_at = timezone.now()
    shift.save()
    path = f"/c/pumps/projects/{project.pk}/day/"

    for _twice in range(2):  # the second was written on another phone, without a network
        answer = as_person(world.ben).post(path, {"came": [place.pk], "body": "Sun at last"})

    project.refresh_from_db()
    assert answer.status_code == 302
    assert Place.objects.get().came_at is not None
    assert project.reply_count == 1


def test_what_waited_on_a_phone_is_taken_once_however_often_it_is_sent(
    project, shift, world, as_person
):
    """It brings the key of its page, also after others wrote in between."""
    actions.add_shift(project, by=world.ben, name="Photographs")
    actions.take_shift(project.project.shifts.get(name="Photographs"), by=world.cleo)
    place = Place.objects.get()
    key = f"{world.ben.pk}.0123456789abcdef"
    path = f"/c/pumps/projects/{project.pk}/day/"

    for between in ("The first bag", "The second bag"):
        as_person(world.ben).post(path, {"came": [place.pk], "body": "Sun at last", "once": key})
        as_person(world.cleo).post(path, {"body": between})

    texts = [one.body for one in project.replies.order_by("pk")]
    assert texts == ["Sun at last", "The first bag", "The second bag"]
    assert Event.objects.filter(verb="shift.checked_in").count() == 1


def test_who_has_no_part_in_it_checks_nobody_in(project, shift, world, edda, as_person):
    actions.take_shift(shift, by=world.cleo)
    place = Place.objects.get()

    answer = as_person(edda).post(
        f"/c/pumps/projects/{project.pk}/day/", {"came": [place.pk], "body": ""}
    )

    assert answer.status_code == 422
    assert Place.objects.get().came_at is None


def test_who_was_there_is_for_organisers_and_oneself(project, shift, world, edda, as_person):
    actions.take_shift(shift, by=world.cleo)
    Place.objects.update(came_at=timezone.now())
    path = f"/c/pumps/projects/{project.pk}/"

    told = {
        person.name: "was there" in as_person(person).get(path).content.decode()
        for person in (world.ben, world.cleo, edda)
    }

    assert told == {"Ben": True, "Cleo": True, "Edda": False}
