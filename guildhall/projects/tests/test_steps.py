"""Ten steps ask and never block; options are scored exactly; the next step is one sentence."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhall.activity.models import Event
from guildhall.communities.seats import take_seat
from guildhall.projects import actions
from guildhall.projects.models import Option, Organiser, Project, StepAnswer, Supply
from guildhall.projects.next_step import next_step
from guildhall.projects.queries import around, project_at
from guildhall.projects.step_reads import choice_of
from guildhall.projects.steps import STEPS, first_unsettled
from guildhall.projects.tests.worlds import in_weeks


def step_of(project, person) -> str:
    entry = project_at(take_seat("pumps", person), project.pk)
    step = next_step(entry, around(entry), shows_names=True)
    return step.words if step else ""


@pytest.mark.parametrize("number", range(1, 11))
def test_each_step_opens_and_is_answered(project, world, as_person, number):
    client, path = as_person(world.ben), f"/c/pumps/projects/{project.pk}/steps/{number}/"

    read = client.get(path)
    for _twice in range(2):
        client.post(path, {"text": "We asked around", "is_settled": "on"})

    assert read.status_code == 200
    assert [(one.number, one.text) for one in StepAnswer.objects.all()] == [
        (number, "We asked around")
    ]
    assert Event.objects.filter(verb="project.step_answered").count() == 1


def test_there_are_ten_and_no_other(project, world, as_person):
    client, here = as_person(world.ben), f"/c/pumps/projects/{project.pk}/steps/"

    assert [step.number for step in STEPS] == list(range(1, 11))
    assert [client.get(f"{here}{number}/").status_code for number in (0, 11, 99)] == [404] * 3


@given(st.frozensets(st.integers(1, 10)))
def test_the_first_that_is_not_done_is_asked_next(settled):
    step = first_unsettled(settled)

    assert (step is None) == (settled == frozenset(range(1, 11)))
    assert step is None or (step.number not in settled and set(range(1, step.number)) <= settled)


def test_no_step_blocks_the_end(project, world):
    actions.guide_project(project, by=world.ben)

    actions.finish_project(project, by=world.ben, ending=actions.Ending("We just did it"))

    project.refresh_from_db()
    assert project.state == "finished"


def test_the_next_step_follows_the_plan(project, world):
    task = actions.add_task(project, by=world.ben, title="Book")
    first = step_of(project, world.ben)
    actions.finish_task(task, by=world.ben)
    second = step_of(project, world.ben)
    actions.take_supply(Supply.objects.get(name="Rakes"), by=world.cleo)
    third = step_of(project, world.ben)
    actions.guide_project(project, by=world.ben)
    guided = step_of(project, world.ben)
    Organiser.objects.all().delete()
    without = step_of(project, world.ben)

    assert first == "Book: who does it?"
    assert second == "Find someone who brings “Rakes”"
    assert third == "All is ready. See you there."
    assert guided == "Step 1, Need: Whose need is it, and who says so?"
    assert without == "Find someone who organises it"


def test_a_project_without_a_day_asks_for_one(project, world):
    Project.objects.update(starts_at=None, ends_at=None)

    assert step_of(project, world.ben) == "Choose a day"


def test_means_are_exact_and_the_sum_orders_them(project, world, edda):
    actions.set_options(
        project, by=world.ben, options=["Sweep", "Plant", "Paint"], criteria=["Helps", "Fun"]
    )
    sweep, plant, _paint = Option.objects.all()
    helps, fun = project.project.criteria.all()
    give = actions.score_options
    give(project, by=world.ben, values={(sweep.pk, helps.pk): 1, (plant.pk, helps.pk): 3})
    give(project, by=edda, values={(sweep.pk, helps.pk): 2, (plant.pk, fun.pk): 0})
    give(project, by=world.cleo, values={(sweep.pk, helps.pk): 1, (sweep.pk, fun.pk): 9})

    lines = choice_of(project, world.ben).lines

    assert [(one.option.name, one.total) for one in lines] == [
        ("Plant", Fraction(3)),
        ("Sweep", Fraction(4, 3)),
        ("Paint", None),
    ]


def test_an_option_that_keeps_its_name_keeps_its_points(project, world):
    actions.set_options(project, by=world.ben, options=["Sweep", "Plant"], criteria=["Helps"])
    sweep = Option.objects.get(name="Sweep")
    criterion = project.project.criteria.get()
    actions.score_options(project, by=world.ben, values={(sweep.pk, criterion.pk): 2})
    actions.choose_option(project, by=world.ben, option=sweep, why="Everyone likes it")

    actions.set_options(project, by=world.ben, options=["Sweep", "Paint"], criteria=["Helps"])

    assert choice_of(project, world.ben).lines[0].total == 2
    assert Project.objects.get().chosen == sweep


def test_points_are_seen_as_sums_and_taken_back(project, world, as_person):
    actions.set_options(project, by=world.ben, options=["Sweep"], criteria=["Helps"])
    option, criterion = Option.objects.get(), project.project.criteria.get()
    here = f"/c/pumps/projects/{project.pk}/"
    client = as_person(world.cleo)

    client.post(f"{here}options/points/", {f"score_{option.pk}_{criterion.pk}": "3"})
    page = as_person(world.ada).get(f"{here}steps/3/").content.decode()
    client.post(f"{here}options/points/take-back/")

    assert "1 person gave points" in page
    assert "Cleo" not in page
    assert choice_of(project, world.cleo).givers == 0


@pytest.mark.parametrize("value", ["4", "-1", "x", "1.5"])
def test_points_are_from_0_to_3(project, world, as_person, value):
    actions.set_options(project, by=world.ben, options=["Sweep"], criteria=["Helps"])
    option, criterion = Option.objects.get(), project.project.criteria.get()

    answer = as_person(world.cleo).post(
        f"/c/pumps/projects/{project.pk}/options/points/",
        {f"score_{option.pk}_{criterion.pk}": value},
    )

    assert (answer.status_code, choice_of(project, None).givers) == (422, 0)


def test_voices_and_what_we_have_are_noted_once_and_removed(project, world, as_person):
    here = f"/c/pumps/projects/{project.pk}/"
    client = as_person(world.cleo)
    voice = {"kind": "figure", "text": "14 bags", "source": "Last year"}

    for _twice in range(2):
        client.post(f"{here}voices/", voice)
        client.post(f"{here}assets/", {"kind": "loan", "text": "A ladder", "of": "Number 8"})
    page = client.get(f"{here}steps/1/").content.decode()
    client.post(f"{here}voices/{project.project.voices.get().pk}/remove/")

    assert "14 bags" in page
    assert project.project.assets.count() == 1
    assert not project.project.voices.exists()


def test_a_shift_may_lie_on_any_day(project, world):
    actions.add_shift(
        project, by=world.ben, name="Fetch", starts_at=in_weeks(2), ends_at=in_weeks(2, 10)
    )

    assert project.project.shifts.count() == 1
