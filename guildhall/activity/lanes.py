"""Lanes: each kind of work has its own thread in each worker, so that none waits for another."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Aggregate, Count, Min, QuerySet, Value

from guildhall.activity.leased import LeasedQuerySet
from guildhall.activity.models import Recurrence
from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class Lane:
    """`work` does some of what is due and returns how much; `rows` are all of its kind.

    `due` are those that `work` would take now. Where work is mostly waiting for
    other machines, several `threads` of a worker do it side by side.
    """

    name: str
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


lanes: Declared[Lane] = Declared("tasks", Lane, by="name")


def lanes_with_work(*, at: dt.datetime) -> set[str]:
    """The names of the lanes in which something is due, from a single query."""
    names: list[str] = []
    questions: list[str] = []
    parameters: list[Any] = []
    for name in lanes.names():
        try:
            sql, values = lanes[name].due(at).order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            # Nothing can be due there, for instance letters without a mail server.
            continue
        names.append(name)
        questions.append(f"EXISTS ({sql})")
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(questions)}", parameters)  # made by querysets
        answers = cursor.fetchone()
    return {name for name, is_due in zip(names, answers, strict=True) if is_due}


def lane_states(*, at: dt.datetime) -> list[LaneState]:
    """For the owner and the doctor, in three questions to the database for all lanes."""
    waiting = _of_all(Count("pk"), lambda lane: lane.rows().waiting())
    given_up = _of_all(Count("pk"), lambda lane: lane.rows().given_up())
    oldest = _of_all(Min("not_before"), lambda lane: lane.due(at))
    return [
        LaneState(
            lanes[name].label,
            waiting=waiting.get(name, 0),
            oldest=oldest.get(name),
            given_up=given_up.get(name, 0),
            is_recurring=lanes[name].rows().model is Recurrence,
        )
        for name in lanes.names()
    ]


def _of_all(figure: Aggregate, rows: Callable[[Lane], QuerySet[Any]]) -> dict[str, Any]:
    """A figure about the rows of each lane, by the lane's name; lanes without rows are left out."""
    first, *others = [
        rows(lanes[name])
        .order_by()
        .values(lane=Value(name))
        .annotate(figure=figure)
        .values_list("lane", "figure")
        for name in lanes.names()
    ]
    return dict(first.union(*others, all=True))
