"""Tasks wait for each other, and never in a circle."""

import re

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guildhall.activity.models import Event
from guildhall.projects.actions import (
    ProjectRefused,
    add_task,
    change_task,
    finish_task,
    give_back_task,
    remove_task,
    reopen_task,
    take_task,
)
from guildhall.projects.models import Task
from guildhall.projects.tests.worlds import in_weeks


def wait(task: Task, *others: Task, by) -> None:
    change_task(task, by=by, title=task.title, owner=None, due_on=None, waits_for=others)


@pytest.fixture
def tasks(project, world) -> list[Task]:
    return [add_task(project, by=world.ben, title=name) for name in ("Ask", "Book", "Print")]


def test_tasks_in_a_circle_are_refused(tasks, world):
    ask, book, print_it = tasks
    wait(book, ask, by=world.ben)
    wait(print_it, book, by=world.ben)

    for circle in ((ask, print_it), (ask, ask), (ask, book)):
        with pytest.raises(ProjectRefused, match="would wait for each other"):
            wait(*circle, by=world.ben)
    assert not ask.waits_for.exists()


def test_the_form_says_so_and_keeps_what_was_typed(project, tasks, world, as_person):
    ask, book, _print = tasks
    wait(book, ask, by=world.ben)
    sent = {"title": "Ask the council", "waits_for": [book.pk]}

    answer = as_person(world.ben).post(f"/c/pumps/projects/{project.pk}/tasks/{ask.pk}/edit/", sent)

    assert answer.status_code == 422
    assert "would wait for each other" in answer.content.decode()
    assert "Ask the council" in answer.content.decode()


def test_who_waited_is_told_once_nothing_is_in_the_way(tasks, world):
    ask, book, print_it = tasks
    take_task(print_it, by=world.cleo)
    change_task(
        print_it,
        by=world.ben,
        title="Print",
        owner=world.cleo,
        due_on=None,
        waits_for=[ask, book],
    )

    finish_task(ask, by=world.ben)
    too_early = Event.objects.filter(verb="task.ready").count()
    for _twice in range(2):
        finish_task(book, by=world.ben)

    assert too_early == 0
    assert Event.objects.get(verb="task.ready").toward_id == world.cleo.pk


def test_a_task_someone_took_is_theirs_until_they_give_it_back(tasks, world):
    ask = tasks[0]
    take_task(ask, by=world.cleo)

    with pytest.raises(ProjectRefused, match="Someone else has taken this task"):
        take_task(ask, by=world.ben)
    give_back_task(ask, by=world.cleo)
    take_task(ask, by=world.ben)

    assert Task.objects.get(pk=ask.pk).owner == world.ben


def test_done_by_mistake_it_is_open_again_with_who_did_it(tasks, world):
    finish_task(tasks[0], by=world.cleo)
    reopen_task(tasks[0], by=world.cleo)

    task = Task.objects.get(pk=tasks[0].pk)
    assert (task.done_at, task.owner) == (None, world.cleo)


def test_what_waited_for_a_removed_task_waits_no_more(tasks, world):
    ask, book, _print = tasks
    wait(book, ask, by=world.ben)

    remove_task(ask, by=world.ben)

    assert not book.waits_for.exists()
    with pytest.raises(ProjectRefused, match="has been removed"):
        take_task(ask, by=world.cleo)


def test_the_owner_is_told_of_a_task_that_is_handed_to_them(project, world):
    add_task(project, by=world.ben, title="Bake", owner=world.cleo)

    assert Event.objects.get(verb="task.added").toward_id == world.cleo.pk


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ties=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_whatever_is_tied_to_whatever_nothing_leads_back(project, world, ties):
    with transaction.atomic():
        tasks = [add_task(project, by=world.ben, title=f"Task {one}") for one in range(6)]
        for one, other in ties:
            waited = [*tasks[one].waits_for.all(), tasks[other]]
            try:
                wait(tasks[one], *waited, by=world.ben)
            except ProjectRefused:
                continue
        circles = [task for task in tasks if _leads_back(task)]
        transaction.set_rollback(True)

    assert not circles


def _leads_back(task: Task) -> bool:
    ahead, seen = list(task.waits_for.all()), set()
    while ahead:
        one = ahead.pop()
        if one.pk == task.pk:
            return True
        if one.pk not in seen:
            seen.add(one.pk)
            ahead.extend(one.waits_for.all())
    return False


def test_of_many_tasks_the_next_are_there_and_the_others_folded_behind(project, world, as_person):
    tasks = [
        add_task(project, by=world.ben, title=f"Task {number:02}", due_on=in_weeks(1).date())
        for number in range(12)
    ]
    finish_task(tasks[0], by=world.ben)

    page = as_person(world.ben).get(f"/c/pumps/projects/{project.pk}/").content.decode()

    at_once, folded = page.split('id="tasks-of-project"')[1].split("</ul>")[:2]
    assert re.findall(r"<b>Task (..)</b>", at_once) == [f"{number:02}" for number in range(1, 9)]
    assert "4 more tasks" in folded
    assert re.findall(r"<b>Task (..)</b>", folded) == ["09", "10", "11", "00"]


def test_of_many_tasks_ones_own_is_there_however_late(project, world, as_person):
    tasks = [
        add_task(project, by=world.ben, title=f"Task {number:02}", due_on=in_weeks(1).date())
        for number in range(12)
    ]
    take_task(tasks[11], by=world.cleo)
    finish_task(tasks[0], by=world.ben)

    page = as_person(world.cleo).get(f"/c/pumps/projects/{project.pk}/").content.decode()

    at_once = page.split('id="tasks-of-project"')[1].split("</ul>")[0]
    numbers = [*range(1, 8), 11]
    assert re.findall(r"<b>Task (..)</b>", at_once) == [f"{number:02}" for number in numbers]


def test_where_many_tasks_are_all_done_that_is_said(project, world, as_person):
    for number in range(9):
        task = add_task(project, by=world.ben, title=f"Task {number}")
        finish_task(task, by=world.ben)

    page = as_person(world.ben).get(f"/c/pumps/projects/{project.pk}/").content.decode()

    tasks = page.split('id="tasks-of-project"')[1].split("</section>")[0]
    assert "All 9 tasks are done" in tasks
    assert "more task" not in tasks
