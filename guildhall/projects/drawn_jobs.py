"""Rows of shifts, supplies and tasks as HTML: a frame for each set of flags, then only its texts.

A long plan has fifty rows with a few buttons each; what is the reader's own in a row is its
buttons, which are a frame, too.
"""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from guildhall.communities.seats import Seat
from guildhall.projects.jobs import HeldPlace, ShiftRow, SupplyRow, TaskRow
from guildhall.projects.ui.job_buttons import job_buttons
from guildhall.web.dates import date_in_words
from guildhall.web.frames import frame


def drawn_tasks(seat: Seat, rows: Iterable[TaskRow]) -> SafeString:
    return SafeString("".join([_task(seat, row) for row in rows]))


def drawn_shifts(seat: Seat, rows: Iterable[ShiftRow]) -> SafeString:
    return SafeString("".join([_shift(seat, row) for row in rows]))


def drawn_supplies(seat: Seat, rows: Iterable[SupplyRow]) -> SafeString:
    return SafeString("".join([_supply(seat, row) for row in rows]))


def _task(seat: Seat, row: TaskRow) -> SafeString:
    task, is_done = row.task, row.task.done_at is not None
    return frame(
        "projects/_task.html",
        {"is_done": is_done},
        title=task.title,
        owner=task.owner.name if task.owner and seat.is_member else "",
        day=date_in_words(task.due_on, "j F") if task.due_on else "",
        waits="" if is_done else ", ".join(row.waits),
        buttons=job_buttons(row.buttons, slug=seat.community.slug, about=task.title),
    )


def _shift(seat: Seat, row: ShiftRow) -> SafeString:
    shift = row.shift
    return frame(
        "projects/_shift.html",
        {"free": row.free, "is_going_on": shift.project.is_going_on},
        name=shift.name,
        clock=row.clock,
        held=SafeString("".join([_place(seat, row, one) for one in row.held])),
        buttons=job_buttons(row.buttons, slug=seat.community.slug, about=shift.name),
    )


def _place(seat: Seat, row: ShiftRow, place: HeldPlace) -> SafeString:
    return frame(
        "projects/_place.html",
        {"came": place.came, "is_to_swap": place.is_to_swap},
        name=place.name,
        buttons=job_buttons(place.buttons, slug=seat.community.slug, about=row.shift.name),
    )


def _supply(seat: Seat, row: SupplyRow) -> SafeString:
    supply = row.supply
    return frame(
        "projects/_supply.html",
        {"is_going_on": supply.project.is_going_on},
        name=supply.name,
        by=row.by,
        buttons=job_buttons(row.buttons, slug=seat.community.slug, about=supply.name),
    )
