"""The tables of project, task, supply and place: every state, every verb, everybody.

What a table allows happens once; what it does not, not at all.
"""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.projects.actions import add_supply, add_task, open_public_page
from guildhall.projects.models import (
    Organiser,
    Place,
    PlaceState,
    Project,
    ProjectState,
    Supply,
    Task,
    TaskState,
)
from guildhall.projects.project_states import PROJECT
from guildhall.projects.shift_states import FREE, PLACE
from guildhall.projects.task_states import SUPPLY, TASK
from guildhall.projects.tests.worlds import in_weeks
from guildhall.projects.transitions import Table, Who, allows

pytestmark = pytest.mark.database

BEN, STEWARD, HOLDER, MEMBER = Who.ORGANISER, Who.STEWARD, Who.HOLDER, Who.MEMBER
WORDS = {
    "happened": "It rained",
    "words": "Thank you",
    "answer": "yes",
    "text": "We asked",
    "title": "Book the hall",
    "person": "Edda",
    "parts": ["when", "thanks"],
    "takes_help": "on",
    "place": "The park",
    "kind": "words",
    "source": "A neighbour",
}
OF_PROJECT = {
    "plan_project": "plan/",
    "join_project": "in/",
    "leave_project": "out/",
    "guide_project": "guide/",
    "answer_step": "steps/1/",
    "note_for_project": "voices/",
    "add_organiser": "organisers/",
    "step_back": "step-back/",
    "open_public_page": "public/",
    "close_public_page": "public/close/",
    "finish_project": "finish/",
    "stop_project": "stop/",
    "reopen_project": "reopen/",
    "resume_project": "carry-on/",
    "judge_project": "need/",
    "thank_them": "thanks/{holder}/",
}
OF_TASK = {
    "change_task": "edit/",
    "take_task": "take/",
    "give_back_task": "give-back/",
    "finish_task": "done/",
    "reopen_task": "not-done/",
    "remove_task": "remove/",
}
OF_SUPPLY = {
    "take_supply": "take/",
    "give_back_supply": "give-back/",
    "remove_supply": "remove/",
}
OF_PLACE = {
    "give_back_shift": "give-back/",
    "ask_to_swap": "swap/",
    "keep_shift": "keep/",
    "swap_shift": "take-over/",
}


@dataclass
class Cast:
    """Ben organises, Ada stewards, Cleo holds what is held, Edda is one more member."""

    entry: Entry
    people: dict[Who, Person]
    clients: dict[Who, Client]

    def post(self, who: Who, path: str, **fields: object) -> None:
        address = path.format(holder=self.people[HOLDER].pk)
        self.clients[who].post(f"/c/pumps/projects/{self.entry.pk}/{address}", {**WORDS, **fields})

    def roles(self, who: Who, *, is_held: bool = False) -> set[Who]:
        """All are members; the holder is one only of what is held."""
        return {MEMBER, who} - ({HOLDER} if who == HOLDER and not is_held else set())


@pytest.fixture
def cast(project, world, edda, as_person) -> Cast:
    people = {BEN: world.ben, STEWARD: world.ada, HOLDER: world.cleo, MEMBER: edda}
    return Cast(project, people, {who: as_person(one) for who, one in people.items()})


def times_of(verbs: Table, verb: str) -> int:
    return Event.objects.filter(verb=verbs[verb].event).count()


def test_every_verb_of_people_is_tried(db):
    by_people = {name for name, row in PROJECT.items() if row.who != {Who.HALL}}
    elsewhere = {"take_over_project", "score_options"}

    assert by_people - elsewhere == set(OF_PROJECT)
    assert set(TASK) == set(OF_TASK)
    assert set(SUPPLY) == set(OF_SUPPLY)
    assert set(PLACE) - {"take_shift", "check_in", "take_back_check_in"} == set(OF_PLACE)


@pytest.mark.parametrize("state", ProjectState.values)
def test_a_project(cast, state):
    wrong = [
        said
        for verb in OF_PROJECT
        for who in cast.people
        if (said := _differs_of_project(cast, who, verb, state))
    ]

    assert not wrong, "\n".join(wrong)


def _differs_of_project(cast: Cast, who: Who, verb: str, state: str) -> str:
    """Each verb begins where it would change something."""
    with transaction.atomic():
        _put_project(cast, who, verb, state)
        before = times_of(PROJECT, verb)
        cast.post(who, OF_PROJECT[verb])
        times = times_of(PROJECT, verb) - before
        if verb == "plan_project":  # another place: told to those who are in
            times = Event.objects.filter(verb="project.moved").count()
        after = Entry.objects.get(pk=cast.entry.pk).state
        transaction.set_rollback(True)
    may = allows(PROJECT, verb, state=state, who=cast.roles(who))
    target = (PROJECT[verb].target or state) if may else state
    return "" if (times, after) == (int(may), target) else f"{state} {verb} {who}: {times} {after}"


def _put_project(cast: Cast, who: Who, verb: str, state: str) -> None:
    project = cast.entry.project
    if verb == "leave_project":
        project.joinings.get_or_create(person=cast.people[who])
    if verb == "join_project":
        project.joinings.filter(person=cast.people[who]).delete()
    if verb == "close_public_page":
        open_public_page(
            cast.entry,
            by=cast.people[BEN],
            parts=["about"],
            takes_help=True,
            takes_answers=False,
        )
    if verb == "thank_them":
        project.joinings.get_or_create(person=cast.people[HOLDER])
    ended_at = None if state == ProjectState.PLANNED else timezone.now()
    Entry.objects.filter(pk=cast.entry.pk).update(state=state)
    Project.objects.filter(pk=cast.entry.pk).update(ended_at=ended_at)


@pytest.mark.parametrize("state", TaskState.values)
def test_a_task(cast, state):
    wrong = [
        said
        for verb in OF_TASK
        for who in cast.people
        if (said := _differs_of_task(cast, who, verb, state))
    ]

    assert not wrong, "\n".join(wrong)


def _differs_of_task(cast: Cast, who: Who, verb: str, state: str) -> str:
    with transaction.atomic():
        held_by = None if state == TaskState.OPEN else cast.people[HOLDER]
        task = add_task(cast.entry, by=cast.people[BEN], title="Book", owner=held_by)
        if state == TaskState.DONE:
            Task.objects.filter(pk=task.pk).update(done_at=timezone.now(), done_by=held_by)
        before = times_of(TASK, verb)
        cast.post(who, f"tasks/{task.pk}/{OF_TASK[verb]}")
        times = times_of(TASK, verb) - before
        now = Task.objects.filter(pk=task.pk).first()
        after = now.state if now else None
        transaction.set_rollback(True)
    roles = cast.roles(who, is_held=held_by is not None)
    may = allows(TASK, verb, state=state, who=roles)
    target = (TASK[verb].target or state) if may else state
    if may and verb == "remove_task":
        target = None
    if may and verb == "change_task":
        target = TaskState.OPEN  # the form gives it to nobody
    return "" if (times, after) == (int(may), target) else f"{state} {verb} {who}: {times} {after}"


@pytest.mark.parametrize("state", [TaskState.OPEN, TaskState.TAKEN])
def test_a_supply(cast, state):
    wrong = [
        said
        for verb in OF_SUPPLY
        for who in cast.people
        if (said := _differs_of_supply(cast, who, verb, state))
    ]

    assert not wrong, "\n".join(wrong)


def _differs_of_supply(cast: Cast, who: Who, verb: str, state: str) -> str:
    with transaction.atomic():
        supply = add_supply(cast.entry, by=cast.people[BEN], name="Tea")
        if state == TaskState.TAKEN:
            Supply.objects.filter(pk=supply.pk).update(brought_by=cast.people[HOLDER])
        before = times_of(SUPPLY, verb)
        cast.post(who, f"supplies/{supply.pk}/{OF_SUPPLY[verb]}")
        times = times_of(SUPPLY, verb) - before
        now = Supply.objects.filter(pk=supply.pk).first()
        is_taken = now.is_taken if now else None
        transaction.set_rollback(True)
    roles = cast.roles(who, is_held=state == TaskState.TAKEN)
    may = allows(SUPPLY, verb, state=state, who=roles)
    target = SUPPLY[verb].target or state if may else state
    wanted = None if may and verb == "remove_supply" else target == TaskState.TAKEN
    return "" if (times, is_taken) == (int(may), wanted) else f"{state} {verb} {who}: {times}"


@pytest.mark.parametrize("state", PlaceState.values)
def test_a_place(cast, shift, state):
    wrong = [
        said
        for verb in OF_PLACE
        for who in cast.people
        if (said := _differs_of_place(cast, shift, who, verb, state))
    ]

    assert not wrong, "\n".join(wrong)


def _differs_of_place(cast: Cast, shift, who: Who, verb: str, state: str) -> str:
    with transaction.atomic():
        asked_at = timezone.now() if state == PlaceState.TO_SWAP else None
        place = Place.objects.create(
            shift=shift, person=cast.people[HOLDER], swap_asked_at=asked_at
        )
        before = times_of(PLACE, verb)
        cast.post(who, f"places/{place.pk}/{OF_PLACE[verb]}")
        times = times_of(PLACE, verb) - before
        now = Place.objects.filter(pk=place.pk).first()
        after = now.state if now else FREE
        transaction.set_rollback(True)
    is_own_swap = verb == "swap_shift" and who == HOLDER
    may = allows(PLACE, verb, state=state, who=cast.roles(who, is_held=True)) and not is_own_swap
    target = (PLACE[verb].target or state) if may else state
    return "" if (times, after) == (int(may), target) else f"{state} {verb} {who}: {times} {after}"


@pytest.mark.parametrize("is_full", [False, True])
def test_a_free_place_is_taken_by_anyone_and_a_full_one_by_nobody(cast, shift, is_full):
    for who, person in cast.people.items():
        with transaction.atomic():
            if is_full:
                others = [one for one in cast.people.values() if one != person][:2]
                Place.objects.bulk_create(Place(shift=shift, person=one) for one in others)
            for _twice in range(2):
                cast.post(who, f"shifts/{shift.pk}/take/")
            held = Place.objects.filter(shift=shift, person=person).count()
            transaction.set_rollback(True)

        assert held == (0 if is_full else 1), who


def test_only_what_nobody_organises_is_taken_over(cast, world, edda):
    cast.post(MEMBER, "take-over/")
    first = list(Organiser.objects.values_list("person", flat=True))
    Organiser.objects.all().delete()

    cast.post(MEMBER, "take-over/")
    cast.post(HOLDER, "take-over/")

    assert first == [world.ben.pk]
    assert list(Organiser.objects.values_list("person", flat=True)) == [edda.pk]


def test_someone_outside_does_nothing(project, shift, world, as_person):
    client = as_person(world.dov)
    before = Event.objects.count()
    for path in (*OF_PROJECT.values(), f"shifts/{shift.pk}/take/", "supplies/", "tasks/"):
        address = path.format(holder=world.cleo.pk)
        client.post(f"/c/pumps/projects/{project.pk}/{address}", WORDS)

    assert Event.objects.count() == before
    assert in_weeks(3) == Project.objects.get().starts_at
