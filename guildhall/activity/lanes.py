"""Lanes: each kind of work is done by a thread of its own in each worker, so that none waits for another."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Min, QuerySet

from guildhall.activity.leased import LeasedQuerySet
from guildhall.activity.models import Recurrence
from guildhall.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class Lane:
    """`work` does some of what is due and returns how much; `rows` are all of its kind.

    `due` are those that `work` would take now. Where work is mostly waiting for
    other machines, several `threads` of a worker do it side by side.
    """

    label: Any
    work: Callable[[], int]
    rows: Callable[[], LeasedQuerySet[Any]]
    due: Callable[[dt.datetime], QuerySet[Any]]
    threads: int = 1


@dataclass(frozen=True, slots=True)
class LaneState:
    """How many wait, since when the oldest of them could be done, and how many were given up."""

    label: Any
    waiting: int
    oldest: dt.datetime | None
    given_up: int
    is_recurring: bool


lanes: Registry[Lane] = Registry("activity.lanes")


def lanes_with_work(*, at: dt.datetime) -> set[str]:
    """The names of the lanes in which something is due: one question to the database for all of them."""
    names: list[str] = []
    questions: list[str] = []
    parameters: list[Any] = []
    for name in lanes.names():
        try:
            sql, values = lanes[name].due(at).order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:  # nothing can be due there, for instance letters without a mail server
            continue
        names.append(name)
        questions.append(f"EXISTS ({sql})")
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(questions)}", parameters)  # made by querysets
        answers = cursor.fetchone()
    return {name for name, is_due in zip(names, answers, strict=True) if is_due}


def lane_states(*, at: dt.datetime) -> list[LaneState]:
    """For the owner and the doctor."""
    return [_state(lane, at) for lane in lanes]


def _state(lane: Lane, at: dt.datetime) -> LaneState:
    rows = lane.rows()
    oldest = lane.due(at).aggregate(oldest=Min("not_before"))["oldest"]
    return LaneState(
        lane.label,
        waiting=rows.waiting().count(),
        oldest=oldest,
        given_up=rows.given_up().count(),
        is_recurring=rows.model is Recurrence,
    )
