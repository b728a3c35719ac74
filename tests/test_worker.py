"""The worker: what waits is heard once, and a failing listener is put back.

Recurring work runs when its time has come.
"""

import datetime as dt

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone

from guildhall.activity import listeners, schedule
from guildhall.activity.delivery import deliver_waiting
from guildhall.activity.models import Delivery, Event, Recurrence
from guildhall.activity.schedule import Recurring, know_jobs, run_due, run_due_of, run_soon
from guildhall.people.actions import edit_profile

pytestmark = pytest.mark.database


@pytest.fixture
def waiting(world) -> Delivery:
    Delivery.objects.all().delete()
    edit_profile(world.ben, name="Benedict", username="ben", headline="", about="", time_zone="UTC")
    return Delivery.objects.get()


def test_what_waits_is_heard_once(waiting):
    assert [deliver_waiting(), deliver_waiting()] == [1, 0]
    assert not Delivery.objects.exists()


def test_what_a_killed_worker_held_comes_back_after_its_lease(waiting):
    Delivery.objects.update(leased_until=timezone.now() + dt.timedelta(minutes=5))
    held = deliver_waiting()

    with time_machine.travel(timezone.now() + dt.timedelta(minutes=6), tick=False):
        assert (held, deliver_waiting()) == (0, 1)


def test_a_failing_listener_is_tried_with_growing_pauses_and_then_kept_for_the_owner(
    waiting, monkeypatch
):
    def fail(event: Event, delivery: Delivery) -> None:
        raise RuntimeError("the name cannot be rewritten")

    broken = listeners.LaterListener("commons.names", fail, frozenset())
    monkeypatch.setitem(listeners.later._items, "commons.names", broken)
    moment, tries = timezone.now(), 0
    for _day in range(12):
        with time_machine.travel(moment, tick=False):
            tries += deliver_waiting()
        moment += dt.timedelta(hours=3)

    waiting.refresh_from_db()
    assert (tries, waiting.reason) == (
        Delivery.MOST_ATTEMPTS,
        "RuntimeError: the name cannot be rewritten",
    )
    assert waiting.given_up_at


def test_recurring_work_runs_when_its_time_has_come_and_one_failure_stops_nothing(db):
    Session.objects.create(
        session_key="old", session_data="", expire_date=timezone.now() - dt.timedelta(days=1)
    )

    first, again = run_due(), run_due()
    with time_machine.travel(timezone.now() + dt.timedelta(days=2), tick=False):
        later = run_due()

    assert first == later > 0
    assert again == 0
    assert not Session.objects.exists()
    assert set(Recurrence.objects.values_list("reason", flat=True)) == {""}


def test_a_job_that_is_asked_for_while_it_runs_runs_once_more(db, monkeypatch):
    """A file is read while search goes through what is new: it would else wait ten minutes."""
    runs: list[int] = []

    def look() -> None:
        runs.append(len(runs))
        if len(runs) == 1:
            run_soon("test.looking")

    job = Recurring("test.looking", look, dt.timedelta(days=1), lane="test")
    monkeypatch.setitem(schedule.recurring._items, job.name, job)
    know_jobs()

    rounds = [run_due_of("test") for _round in range(3)]

    assert rounds == [1, 1, 0]
