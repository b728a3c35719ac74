"""The next step of a project, in one sentence, and where it is done."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.models import Entry
from guildhall.projects.models import Shift, Task
from guildhall.projects.queries.around import Around
from guildhall.projects.steps import first_unsettled


@dataclass(frozen=True, slots=True)
class NextStep:
    """`part` is the part of the project's page where it is done; or `url_name`, with `args`."""

    words: str
    part: str = ""
    url_name: str = ""
    args: tuple[int, ...] = ()


def next_step(entry: Entry, around: Around, *, shows_names: bool) -> NextStep | None:
    """None once it has ended. Who does it is for members: `shows_names`."""
    project = entry.project
    if not project.is_going_on:
        return None
    if not around.organisers:
        return NextStep(_("Find someone who organises it"), part="no_organiser")
    if project.is_over:
        return NextStep(_("Say how it went"), url_name="finish_project", args=(entry.pk,))
    step = first_unsettled(around.settled) if project.is_guided else None
    if step:
        words = _("Step %(number)d, %(name)s: %(question)s")
        names = {"number": step.number, "name": step.name, "question": step.question}
        return NextStep(words % names, url_name="project_step", args=(entry.pk, step.number))
    if project.starts_at is None:
        return NextStep(_("Choose a day"), url_name="plan_project", args=(entry.pk,))
    return _of_plan(around, shows_names) or NextStep(
        _("All is ready. See you there."), part="coming"
    )


def ready_tasks(around: Around) -> list[Task]:
    """Those that wait for nothing, by their day."""
    return [one for one in around.tasks if one.done_at is None and not waits_for(one)]


def waits_for(task: Task) -> list[Task]:
    """What has to be done before it and isn't yet."""
    return [one for one in task.waits_for.all() if one.done_at is None]


def free_places(shift: Shift) -> int:
    return max(shift.places - len(shift.held.all()), 0)


def _of_plan(around: Around, shows_names: bool) -> NextStep | None:
    task = next(iter(ready_tasks(around)), None)
    if task:
        return NextStep(_task_in_words(task, shows_names), part="tasks")
    shift = next((one for one in around.shifts if free_places(one)), None)
    if shift:
        number = free_places(shift)
        words = ngettext(
            "%(number)d person is still needed for “%(name)s”",
            "%(number)d people are still needed for “%(name)s”",
            number,
        )
        return NextStep(words % {"number": number, "name": shift.name}, part="shifts")
    supply = next((one for one in around.supplies if not one.is_taken), None)
    if supply:
        words = _("Find someone who brings “%(name)s”") % {"name": supply.name}
        return NextStep(words, part="supplies")
    return None


def _task_in_words(task: Task, shows_names: bool) -> str:
    words = {
        "title": task.title,
        "name": task.owner.name if task.owner else "",
        "day": date_format(task.due_on, "j F") if task.due_on else "",
    }
    if task.owner and not shows_names:
        return task.title
    if task.owner and task.due_on:
        return _("%(title)s: %(name)s, by %(day)s") % words
    if task.owner:
        return _("%(title)s: %(name)s") % words
    if task.due_on:
        return _("%(title)s, by %(day)s: who does it?") % words
    return _("%(title)s: who does it?") % words
