"""How views find a project and what is in it, and ask what the reader may do with it."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.verdict import Verdict
from guildhall.projects import policy
from guildhall.projects.models import (
    Asset,
    BudgetLine,
    Claim,
    Place,
    Pledge,
    Shift,
    Supply,
    Task,
    Voice,
    Volunteer,
)
from guildhall.projects.policy import Relation
from guildhall.projects.queries import project_at
from guildhall.projects.reader import relation_in

Row = TypeVar("Row", Asset, BudgetLine, Claim, Pledge, Shift, Supply, Task, Voice, Volunteer)
Subject = (
    Entry | Asset | BudgetLine | Claim | Place | Pledge | Shift | Supply | Task | Voice | Volunteer
)
May = Callable[[Seat, Subject], Verdict]


def seen_project(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the seat does not see it."""
    entry = project_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


def row_at(rows: QuerySet[Row], named: str) -> Callable[..., Row]:
    """Finds the row of a project whose number is in the address as `named`.

    What it gives raises Http404 where the seat does not see the project, or it has no such row.
    """

    def find(seat: Seat, entry_id: int, **ids: int) -> Row:
        entry = seen_project(seat, entry_id)
        row: Row = get_object_or_404(rows, project=entry.pk, pk=ids[named])
        row.project = entry.project
        return row

    return find


def place_at(seat: Seat, entry_id: int, place_id: int) -> Place:
    """A place in a shift of the project. Raises Http404."""
    entry = seen_project(seat, entry_id)
    places = Place.objects.select_related("shift", "person", "volunteer")
    place = get_object_or_404(places, shift__project=entry.pk, pk=place_id)
    place.shift.project = entry.project
    return place


def volunteer_at(seat: Seat, entry_id: int, volunteer_id: int) -> Volunteer:
    """For organisers; others learn not even that there is one."""
    entry = seen_project(seat, entry_id)
    if not policy.may_read_volunteers(relation_in(seat, entry)):
        raise Http404
    volunteer = get_object_or_404(Volunteer, project=entry.pk, pk=volunteer_id)
    volunteer.project = entry.project
    return volunteer


def entry_of(subject: Subject) -> Entry:
    """The entry of the project, from whatever in it is acted on."""
    if isinstance(subject, Entry):
        return subject
    if isinstance(subject, Place):
        return subject.shift.project.entry
    return subject.project.entry


def may_do(verb: str) -> May:
    """The policy of an act by its row in the table of projects."""
    return may_in_project(partial(policy.may, verb))


def may_in_project(may: Callable[[Seat, Entry, Relation], Verdict]) -> May:
    """A policy about the project as a whole, asked of it or of what is in it."""

    def may_there(seat: Seat, subject: Subject) -> Verdict:
        entry = entry_of(subject)
        return may(seat, entry, relation_in(seat, entry))

    return may_there


def may_with(may: Callable[..., Verdict], verb: str) -> Callable[[Seat, Any], Verdict]:
    """A policy about what is in a project, by the row of `verb` in its table."""
    return lambda seat, subject: may(verb, seat, subject, relation_in(seat, entry_of(subject)))
