"""Three lines start a project: what for, when, who brings what. Others are in with one tap."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import grow, post_entry
from guildhall.commons.models import Entry
from guildhall.projects.actions import join_project, leave_project, start_project, take_supply
from guildhall.projects.models import Joining, Project, Supply
from guildhall.projects.outlines import OURS
from guildhall.projects.tests.worlds import in_weeks

HERE = "/c/pumps/projects/"


def test_three_fields_start_a_clean_up_day(room, world, as_person):
    when = in_weeks(3)
    sent = {
        "title": "Clean up our street",
        "starts_at": when.strftime("%Y-%m-%dT%H:%M"),
        "brings": "me: rubbish bags\nCleo: cake\nrakes",
    }

    answer = as_person(world.ben).post(f"{HERE}start/", sent, follow=True)

    project = Project.objects.get()
    supplies = [(one.name, one.brought_by, one.brought_by_name) for one in Supply.objects.all()]
    assert answer.status_code == 200
    assert (project.starts_at, project.ends_at) == (when, when + dt.timedelta(hours=3))
    assert supplies == [
        ("rubbish bags", world.ben, ""),
        ("cake", None, "Cleo"),
        ("rakes", None, ""),
    ]
    assert [one.person for one in project.organisers.all()] == [world.ben]
    assert Event.objects.filter(verb="project.started").count() == 1


def test_without_what_for_it_is_given_back(room, world, as_person):
    answer = as_person(world.ben).post(f"{HERE}start/", {"brings": "rakes"})

    assert (answer.status_code, Project.objects.count()) == (422, 0)
    assert "rakes" in answer.content.decode()


@pytest.mark.parametrize("when", ["tomorrow", "0001-01-01T00:00", "2026-13-40T09:00", "9999"])
def test_a_day_that_is_none_is_explained(room, world, as_person, when):
    answer = as_person(world.ben).post(f"{HERE}start/", {"title": "Tidy up", "starts_at": when})

    assert (answer.status_code, Project.objects.count()) == (422, 0)
    assert "Choose a day and a time." in answer.content.decode()


@pytest.mark.parametrize("name", OURS)
def test_each_outline_of_ours_lays_out_a_whole_project(room, world, as_person, name):
    when = in_weeks(5)
    sent = {"title": "Our day", "starts_at": when.strftime("%Y-%m-%dT%H:%M")}

    answer = as_person(world.ben).post(f"{HERE}start/?like={name}", sent, follow=True)

    project, outline = Project.objects.get(), OURS[name].make()
    assert answer.status_code == 200
    assert project.supplies.count() == len(outline.supplies)
    assert project.tasks.count() == len(outline.tasks)
    assert project.shifts.count() == len(outline.shifts)
    assert project.ends_at == when + dt.timedelta(minutes=outline.lasts)
    assert project.tasks.filter(waits_for__isnull=False).exists()


def test_an_outline_close_to_the_day_asks_for_nothing_in_the_past(room, world, as_person):
    when = in_weeks(1)
    sent = {"title": "Our day", "starts_at": when.strftime("%Y-%m-%dT%H:%M")}

    as_person(world.ben).post(f"{HERE}start/?like=clean-up-day", sent)

    project = Project.objects.get()
    first = project.tasks.order_by("due_on").first()
    assert first.due_on == timezone.localdate(timezone=project.zone)


def test_what_someone_brings_is_not_asked_for_again(room, world, as_person):
    sent = {"title": "Our day", "brings": "me: rubbish bags"}

    as_person(world.ben).post(f"{HERE}start/?like=clean-up-day", sent)

    bags = Supply.objects.filter(name__iexact="rubbish bags")
    assert [(one.name, one.brought_by) for one in bags] == [("rubbish bags", world.ben)]


def test_the_links_to_outlines_lead_there(room, world, as_person):
    ben = as_person(world.ben)
    pages = [ben.get(one).content.decode() for one in (HERE, f"{HERE}start/")]

    links = {one for page in pages for one in re.findall(r'href="([^"]*like=[^"]*)"', page)}

    assert links == {f"{HERE}start/?like={name}" for name in OURS}
    assert {ben.get(one).status_code for one in links} == {200}


def test_a_copy_takes_the_work_along_and_nobody(project, shift, world, as_person):
    when = in_weeks(9)
    sent = {"title": "Once more", "starts_at": when.strftime("%Y-%m-%dT%H:%M")}

    as_person(world.cleo).post(f"{HERE}start/?like={project.pk}", sent)

    copy = Project.objects.get(copied_from=project.pk)
    taken = copy.shifts.get()
    assert sorted(copy.supplies.values_list("name", "brought_by")) == [
        ("Rakes", None),
        ("Rubbish bags", None),
    ]
    assert (taken.starts_at, taken.places) == (when - dt.timedelta(minutes=30), 2)
    assert [one.person for one in copy.organisers.all()] == [world.cleo]


def test_a_project_of_another_community_is_no_outline(project, world, as_person):
    """Nor is one that was removed: the form opens as if nothing were asked for."""
    Entry.objects.filter(pk=project.pk).update(standing="deleted")

    page = as_person(world.ben).get(f"{HERE}start/?like={project.pk}").content.decode()

    assert "It begins with the supplies" not in page


def test_a_post_and_an_idea_become_a_project(room, world):
    post = post_entry(kind="post", community=room, by=world.cleo, body="Let us sweep.")

    grown = grow(post, to_kind="project", by=world.ada, title="Sweep")

    assert grown.state == "planned"
    assert [one.person for one in grown.project.organisers.all()] == [world.cleo]


def test_to_be_in_is_one_tap_and_so_is_to_be_out(project, world, as_person):
    client = as_person(world.cleo)

    for _twice in range(2):
        client.post(f"{HERE}{project.pk}/in/?back=list")
    joined = list(Joining.objects.values_list("person__name", flat=True))
    for _twice in range(2):
        client.post(f"{HERE}{project.pk}/out/")

    assert joined == ["Ben", "Cleo"]
    assert Joining.objects.count() == 1
    verbs = Event.objects.filter(verb__in=["project.joined", "project.left"])
    assert [one.verb for one in verbs.order_by("pk")] == ["project.joined", "project.left"]


def test_who_leaves_gives_back_what_they_would_have_brought(project, world):
    rakes = Supply.objects.get(name="Rakes")
    take_supply(rakes, by=world.cleo)

    leave_project(project, by=world.cleo)

    rakes.refresh_from_db()
    assert (rakes.brought_by, rakes.taken_at) == (None, None)


def test_i_am_in_is_pressed_in_the_list_itself(project, world, as_person):
    client = as_person(world.cleo)
    part = f"project-{project.pk}"

    answer = client.post(f"{HERE}{project.pk}/in/?back=list", follow=True, headers={"Parts": part})

    drawn = answer.content.decode()
    assert answer.headers["Parts"] == "drawn"
    assert f'id="{part}"' in drawn
    assert 'aria-pressed="true"' in drawn


def test_a_list_says_that_it_is_empty_only_where_it_is(project, world, as_person):
    client = as_person(world.cleo)

    going_on, finished = (client.get(f"{HERE}?show={one}") for one in ("planned", "finished"))

    assert "No project" not in going_on.content.decode()
    assert going_on.content.decode().count("Clean up our street</a>") == 1
    assert "No project yet" in finished.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    room, world, as_person, django_assert_num_queries, number
):
    for count in range(number):
        entry = start_project(room, by=world.ben, title=f"Number {count}", starts_at=in_weeks(2))
        join_project(entry, by=world.cleo, at=timezone.now())
    client = as_person(world.cleo)
    client.get(HERE)

    with django_assert_num_queries(6):
        client.get(HERE)
