"""Projects with what is around them: who organises, who is in, what is needed and who has it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from guildhall.commons.models import Entry
from guildhall.commons.page.reads import read_once
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.models import Membership, Topic
from guildhall.communities.seats import Seat
from guildhall.kit.prepared import keep_related, prepared
from guildhall.people.models import Person
from guildhall.people.naming import only_to_name
from guildhall.projects.events import PROJECT
from guildhall.projects.models import (
    Joining,
    Organiser,
    Place,
    Shift,
    StepAnswer,
    Supply,
    Task,
)


@dataclass(frozen=True, slots=True)
class Around:
    """Who organises one project and who is in, of those who belong here, and all it needs.

    Supplies that nobody brings come first; roles before shifts, by their time; tasks by their day,
    those that are done last. `settled` are the numbers of the steps that are seen as done.
    """

    organisers: list[Person]
    joined: list[Person]
    supplies: list[Supply]
    shifts: list[Shift]
    tasks: list[Task]
    settled: frozenset[int]
    topic_ids: set[int]

    @property
    def organiser_ids(self) -> set[int]:
        return {one.pk for one in self.organisers}

    def has_part(self, person_id: int) -> bool:
        """Whether someone is in, organises, or has taken something on."""
        return (
            person_id in self.joined_ids | self.organiser_ids
            or any(one.brought_by_id == person_id for one in self.supplies)
            or any(one.owner_id == person_id for one in self.tasks)
            or any(one.person_id == person_id for shift in self.shifts for one in shift.held.all())
        )

    @property
    def joined_ids(self) -> set[int]:
        return {one.pk for one in self.joined}


def project_at(seat: Seat, entry_id: int) -> Entry | None:
    """A project with its row; None where the seat does not see it. One query."""
    rows = _project.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    entry.community = seat.community
    entry.project.entry = entry
    return entry


@PreparedAt
def _project(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind=PROJECT)
    return entries.select_related("author", "project__ended_by", "project__chosen")


@read_once
def around(entry: Entry) -> Around:
    """Nine queries at most, each prepared: this is the page of a project."""
    ids = {"project_id": entry.project.pk}
    here = {**ids, "community_id": entry.community_id}
    supplies, shifts, tasks = _supplies.rows(**ids), _shifts.rows(**ids), _tasks.rows(**ids)
    needs: list[Supply | Shift | Task] = [*supplies, *shifts, *tasks]
    for one in needs:
        one.project = entry.project
    if shifts:
        _keep_places(shifts, _places.rows(**ids))
    if tasks:
        _keep_waiting(tasks, _waiting.rows(**ids))
    return _around(
        organisers=[one.person for one in _organisers.rows(**here)],
        joined=[one.person for one in _joinings.rows(**here)],
        supplies=supplies,
        shifts=shifts,
        tasks=tasks,
        answers=_answers.rows(**ids),
        topic_ids={topic.pk for topic in _topics.rows(entry_id=entry.pk)},
    )


def _keep_places(shifts: Sequence[Shift], places: Sequence[Place]) -> None:
    held: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        held[place.shift_id].append(place)
    for shift in shifts:
        keep_related(shift, "held", held[shift.pk])


def _keep_waiting(tasks: Sequence[Task], pairs: Sequence[Any]) -> None:
    by_id = {task.pk: task for task in tasks}
    first: dict[int, list[Task]] = defaultdict(list)
    for one in pairs:
        first[one.from_task_id].append(by_id[one.to_task_id])
    for task in tasks:
        keep_related(task, "waits_for", first[task.pk])


def around_all(entries: Sequence[Entry]) -> list[Around]:
    """In the order of the entries. Ten queries at most, however many they are."""
    projects = [entry.project for entry in entries]
    held = Place.objects.select_related("person", "volunteer")
    prefetch_related_objects(
        projects,
        Prefetch("organisers", Organiser.objects.select_related("person")),
        Prefetch("joinings", Joining.objects.select_related("person")),
        Prefetch("supplies", Supply.objects.select_related("brought_by")),
        Prefetch("shifts", Shift.objects.prefetch_related(Prefetch("held", held))),
        Prefetch("tasks", Task.objects.select_related("owner").prefetch_related("waits_for")),
        "step_answers",
    )
    prefetch_related_objects(entries, "topics")
    named: set[int] = set()
    for project in projects:
        named |= {one.person_id for one in project.organisers.all()}
        named |= {one.person_id for one in project.joinings.all()}
    here = _present({entry.community_id for entry in entries}, named)
    return [_around_prefetched(entry, here) for entry in entries]


def _present(community_ids: set[int], person_ids: set[int]) -> set[tuple[int, int]]:
    rows = Membership.objects.current().filter(community__in=community_ids, person__in=person_ids)
    return set(rows.values_list("community_id", "person_id"))


def _around_prefetched(entry: Entry, here: set[tuple[int, int]]) -> Around:
    project, community_id = entry.project, entry.community_id

    def present(rows: Iterable[Organiser] | Iterable[Joining]) -> list[Person]:
        return [one.person for one in rows if (community_id, one.person_id) in here]

    return _around(
        organisers=present(project.organisers.all()),
        joined=present(project.joinings.all()),
        supplies=project.supplies.all(),
        shifts=project.shifts.all(),
        tasks=project.tasks.all(),
        answers=project.step_answers.all(),
        topic_ids={topic.pk for topic in entry.topics.all()},
    )


def _around(
    *,
    organisers: list[Person],
    joined: list[Person],
    supplies: Iterable[Supply],
    shifts: Iterable[Shift],
    tasks: Iterable[Task],
    answers: Iterable[StepAnswer],
    topic_ids: set[int],
) -> Around:
    return Around(
        organisers=organisers,
        joined=joined,
        supplies=sorted(supplies, key=lambda one: (one.is_taken, one.pk)),
        shifts=list(shifts),
        tasks=sorted(tasks, key=_order_of_task),
        settled=frozenset(one.number for one in answers if one.settled_at is not None),
        topic_ids=topic_ids,
    )


def _order_of_task(task: Task) -> tuple[bool, dt.date, int]:
    return task.done_at is not None, task.due_on or dt.date.max, task.pk


def _current(community_id: int) -> QuerySet[Membership, Any]:
    return Membership.objects.current().filter(community=community_id).values("person")


@prepared
def _organisers(project_id: int, community_id: int) -> QuerySet[Organiser]:
    rows = Organiser.objects.filter(project=project_id, person__in=_current(community_id))
    return rows.select_related("person").only("project", *only_to_name("person"))


@prepared
def _joinings(project_id: int, community_id: int) -> QuerySet[Joining]:
    rows = Joining.objects.filter(project=project_id, person__in=_current(community_id))
    return rows.select_related("person").only("project", *only_to_name("person"))


@prepared
def _supplies(project_id: int) -> QuerySet[Supply]:
    return Supply.objects.filter(project=project_id).select_related("brought_by")


@prepared
def _shifts(project_id: int) -> QuerySet[Shift]:
    return Shift.objects.filter(project=project_id)


@prepared
def _places(project_id: int) -> QuerySet[Place]:
    return Place.objects.filter(shift__project=project_id).select_related("person", "volunteer")


@prepared
def _tasks(project_id: int) -> QuerySet[Task]:
    return Task.objects.filter(project=project_id).select_related("owner")


@prepared
def _waiting(project_id: int) -> QuerySet[Any]:
    """Which task waits for which."""
    pairs = Task.waits_for.through._default_manager
    return pairs.filter(from_task__project=project_id).order_by("to_task")


@prepared
def _answers(project_id: int) -> QuerySet[StepAnswer]:
    return StepAnswer.objects.filter(project=project_id)


@prepared
def _topics(entry_id: int) -> QuerySet[Topic]:
    return Topic.objects.filter(filed=entry_id)
