"""The tasks of a project: add, edit, take, give back, done."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions, policy
from guildhall.projects.forms import TaskForm
from guildhall.projects.models import Task
from guildhall.projects.views.buttons import button_in
from guildhall.projects.views.finding import may_do, may_with, row_at
from guildhall.projects.views.forms import form_in, project_form
from guildhall.projects.views.leading_back import TASKS, to_part


def _as_it_is(_request: AuthenticatedRequest, task: Task) -> dict[str, Any]:
    initial = {
        "title": task.title,
        "owner": task.owner,
        "due_on": task.due_on,
        "waits_for": list(task.waits_for.filter(done_at=None)),
    }
    return {"project": task.project, "task": task, "initial": initial}


_task_at = row_at(Task.objects.select_related("owner"), "task_id")
_may = partial(may_with, policy.may_with_task)
_button = partial(button_in, find=_task_at, back=to_part(TASKS))

add_task = project_form(
    may=may_do("plan_project"),
    form=TaskForm,
    opens=lambda _request, entry: {"project": entry.project},
    given=TaskForm.given,
    act=actions.add_task,
    says=_("The task is added."),
    title=_("Add a task"),
    button=_("Add the task"),
    back=to_part(TASKS),
    names_members=True,
)
change_task = form_in(
    find=_task_at,
    may=_may("change_task"),
    form=TaskForm,
    opens=_as_it_is,
    given=TaskForm.given,
    act=actions.change_task,
    says=_("The task is changed."),
    title=_("Edit the task"),
    button=_("Save the task"),
    back=to_part(TASKS),
    names_members=True,
)
take_task = _button(
    may=_may("take_task"),
    act=actions.take_task,
    says=_("It's yours. Thank you."),
)
give_back_task = _button(
    may=_may("give_back_task"),
    act=actions.give_back_task,
    says=_("It's free again: someone else can take it."),
)
finish_task = _button(
    may=_may("finish_task"),
    act=actions.finish_task,
    says=_("Done. Thank you."),
)
reopen_task = _button(
    may=_may("reopen_task"),
    act=actions.reopen_task,
    says=_("It isn't done yet."),
)
remove_task = _button(
    may=_may("remove_task"),
    act=actions.remove_task,
    says=_("The task is removed."),
)
