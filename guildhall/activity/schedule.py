"""Recurring work: one row per task, claimed by one node at a time."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils import timezone

from guildhall.activity.lanes import Lane
from guildhall.activity.leased import LeasedQuerySet, words_of, work_on
from guildhall.activity.models import Recurrence
from guildhall.kit.declared import Declared

JOBS = "jobs"
SOON = dt.timedelta(minutes=15)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job that is done `every` so often.

    `lane` names another lane for what may take long, so that the other jobs do not wait for it.
    `label` is its name for people.
    """

    name: str
    run: Callable[[], Any]
    every: dt.timedelta
    lane: str = JOBS
    label: Any = ""


recurring: Declared[Recurring] = Declared("tasks", Recurring, by="name")


def know_jobs() -> None:
    """A row for each job that has none yet; it is due at once."""
    missing = set(recurring.names()) - set(Recurrence.objects.values_list("name", flat=True))
    Recurrence.objects.bulk_create(
        [Recurrence(name=name) for name in sorted(missing)], ignore_conflicts=True
    )


def run_due() -> int:
    """Run each job whose time has come, of every lane; returns how many ran here."""
    know_jobs()
    names = {job.lane for job in recurring}
    return sum(run_due_of(lane) for lane in sorted(names))


def run_due_of(lane: str) -> int:
    """Those of one lane, each at most once."""
    begun = timezone.now()
    return work_on(
        lambda: due_jobs(begun, lane).order_by("not_before", "id").take(),
        _run,
        batch=len(recurring.names()),
    )


def run_soon(name: str) -> None:
    """With the worker's next round; where it runs just now, once more after that."""
    Recurrence.objects.filter(name=name).update(not_before=timezone.now(), leased_until=None)


def lane_of_jobs(lane: str, label: Any) -> Lane:
    return Lane(
        lane,
        label,
        partial(run_due_of, lane),
        partial(_jobs_of, lane),
        partial(due_jobs, lane=lane),
    )


def due_jobs(at: dt.datetime, lane: str) -> LeasedQuerySet[Recurrence]:
    return _jobs_of(lane).due(at=at)


def _jobs_of(lane: str) -> LeasedQuerySet[Recurrence]:
    names = [name for name in recurring.names() if recurring[name].lane == lane]
    return Recurrence.objects.filter(name__in=names)


def _run(row: Recurrence) -> None:
    """Run a job. If it fails, it is retried soon, then later and later, at last in its rhythm."""
    job, started = recurring[row.name], timezone.now()
    try:
        job.run()
    except Exception as problem:  # one broken job must not stop the others
        log.warning("recurring %s failed: %s", row.name, type(problem).__name__)
        pause = min(row.pause(), max(job.every, SOON))
        row.fail(words_of(problem), pause=pause, last_finished_at=timezone.now())
    else:
        _plan_next(row, started + job.every)
        now = timezone.now()
        row.finish(attempts=0, reason="", last_finished_at=now, last_well_at=now)


def _plan_next(row: Recurrence, then: dt.datetime) -> None:
    """Unless it was asked for while it ran: what it was asked to see, it may have missed."""
    Recurrence.objects.filter(pk=row.pk, leased_until=row.leased_until).update(not_before=then)
