"""Shifts, supplies and tasks of a project as their reader sees them: who has what, and the buttons.

Who helps without an account has no name here for those who don't organise the project, and who
was there is known to them and to oneself.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.projects import policy
from guildhall.projects.models import Place, Shift, Supply, Task
from guildhall.projects.moments import clock_in_words
from guildhall.projects.next_step import free_places, waits_for
from guildhall.projects.policy import Relation, may_read_volunteers
from guildhall.projects.queries import around


@dataclass(frozen=True, slots=True)
class Button:
    """A button on one row: a URL name with its ids, and what it says."""

    url_name: str
    args: tuple[int, ...]
    label: str
    look: str = "small"
    is_post: bool = True


@dataclass(frozen=True, slots=True)
class _Offered:
    """A button without its ids."""

    verb: str
    label: str
    look: str = "small quiet"
    is_post: bool = True

    def on(self, job: Supply | Task) -> Button:
        return Button(self.verb, (job.project_id, job.pk), self.label, self.look, self.is_post)


class _Known(dict[tuple[str | bool, bool], list[_Offered]]):
    """What fits, by a job's state and whether it is the reader's: found out once a page."""


@dataclass(frozen=True, slots=True)
class HeldPlace:
    name: str
    is_to_swap: bool
    came: bool
    buttons: list[Button]


@dataclass(frozen=True, slots=True)
class ShiftRow:
    shift: Shift
    clock: str
    free: int
    held: list[HeldPlace]
    is_own: bool
    buttons: list[Button]


@dataclass(frozen=True, slots=True)
class SupplyRow:
    supply: Supply
    by: str
    is_own: bool
    buttons: list[Button]


@dataclass(frozen=True, slots=True)
class TaskRow:
    task: Task
    waits: list[str]
    is_own: bool
    buttons: list[Button]


def shift_rows(seat: Seat, entry: Entry, relation: Relation) -> list[ShiftRow]:
    """Roles, then shifts by their time. Names are for members."""
    return [_shift_row(seat, entry, relation, one) for one in around(entry).shifts]


def supply_rows(seat: Seat, entry: Entry, relation: Relation) -> list[SupplyRow]:
    rows = []
    known = _Known()
    for supply in around(entry).supplies:
        name = supply.brought_by.name if supply.brought_by else supply.brought_by_name
        by = name if seat.is_member else _("taken") if name else ""
        is_own = _is_of(seat, supply.brought_by_id)
        buttons = _supply_buttons(seat, supply, relation, known)
        rows.append(SupplyRow(supply, by, is_own, buttons))
    return rows


def task_rows(seat: Seat, entry: Entry, relation: Relation) -> list[TaskRow]:
    rows = []
    known = _Known()
    for task in around(entry).tasks:
        waits = [one.title for one in waits_for(task)]
        is_own = _is_of(seat, task.owner_id)
        rows.append(TaskRow(task, waits, is_own, _task_buttons(seat, task, relation, known)))
    return rows


def _shift_row(seat: Seat, entry: Entry, relation: Relation, shift: Shift) -> ShiftRow:
    clock = ""
    if shift.starts_at and shift.ends_at:
        clock = clock_in_words(shift.starts_at, shift.ends_at, entry.project.zone)
    held = list(shift.held.all())
    free = free_places(shift)
    buttons = []
    has_own = seat.person is not None and any(one.person_id == seat.person.pk for one in held)
    if free and not has_own and policy.may_take_shift(seat, shift, relation):
        args = (entry.pk, shift.pk)
        buttons.append(Button("take_shift", args, _("I'll take this"), "small main"))
    if policy.may_add_to_plan(seat, entry, relation):
        args = (entry.pk, shift.pk)
        buttons.append(Button("change_shift", args, _("Edit"), "small quiet", is_post=False))
        if not held:
            buttons.append(Button("remove_shift", args, _("Remove"), "small quiet"))
    places = [_place(seat, entry, relation, shift, one, has_own) for one in held]
    return ShiftRow(shift, clock, free, places if seat.is_member else [], has_own, buttons)


def _place(
    seat: Seat, entry: Entry, relation: Relation, shift: Shift, place: Place, has_own: bool
) -> HeldPlace:
    place.shift = shift
    is_shown = place.person is not None or may_read_volunteers(relation)
    name = place.holder_name if is_shown else _("someone from the street")
    is_own = _is_of(seat, place.person_id)
    offered = (
        ("swap_shift", _("I'll take over"), "small main", not has_own),
        ("ask_to_swap", _("Find someone else"), "small quiet", True),
        ("keep_shift", _("Keep it"), "small quiet", True),
        ("give_back_shift", _("Give back") if is_own else _("Free the place"), "small quiet", True),
    )
    buttons = [
        Button(verb, (entry.pk, place.pk), label, look)
        for verb, label, look, fits in offered
        if fits and policy.may_with_place(verb, seat, place, relation)
    ]
    came = place.came_at is not None and (is_own or may_read_volunteers(relation))
    return HeldPlace(name, place.swap_asked_at is not None, came, buttons)


def _supply_buttons(seat: Seat, supply: Supply, relation: Relation, known: _Known) -> list[Button]:
    is_own = _is_of(seat, supply.brought_by_id)
    standing = (supply.is_taken, is_own)
    if standing not in known:
        frees = _("I can't bring it") if is_own else _("Free it for others")
        offered = (
            _Offered("take_supply", _("I'll bring it"), "small main"),
            _Offered("give_back_supply", frees),
            _Offered("remove_supply", _("Remove")),
        )
        known[standing] = [
            one for one in offered if policy.may_with_supply(one.verb, seat, supply, relation)
        ]
    return [one.on(supply) for one in known[standing]]


def _task_buttons(seat: Seat, task: Task, relation: Relation, known: _Known) -> list[Button]:
    is_own = _is_of(seat, task.owner_id)
    standing = (task.state, is_own)
    if standing not in known:
        frees = _("Give back") if is_own else _("Free it for others")
        offered = (
            _Offered("take_task", _("I'll do it"), "small main"),
            _Offered("finish_task", _("Done"), "small"),
            _Offered("reopen_task", _("Not done yet")),
            _Offered("give_back_task", frees),
            _Offered("change_task", _("Edit"), is_post=False),
            _Offered("remove_task", _("Remove")),
        )
        known[standing] = [
            one for one in offered if policy.may_with_task(one.verb, seat, task, relation)
        ]
    return [one.on(task) for one in known[standing]]


def _is_of(seat: Seat, person_id: int | None) -> bool:
    return seat.person is not None and person_id == seat.person.pk
