"""Whatever trying a row does to its worker, the attempt is counted before.

The next row is taken, and there is a last attempt.
"""

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from guildhall.activity import leased, listeners, schedule
from guildhall.activity.delivery import deliver_waiting
from guildhall.activity.lanes import Lane, lanes, lanes_with_work
from guildhall.activity.leased import Leased, LeasedQuerySet
from guildhall.activity.listeners import LaterListener
from guildhall.activity.models import Delivery, Event, Recurrence
from guildhall.activity.schedule import Recurring, know_jobs, run_due_of
from guildhall.cli import worker
from guildhall.cli.worker import LaneThread
from guildhall.incoming import handling
from guildhall.incoming.actions import receive
from guildhall.incoming.handling import handle_waiting
from guildhall.incoming.models import IncomingMail
from guildhall.mail.actions import write_letter
from guildhall.mail.kinds import LetterKind, NothingToSay, kinds
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
from guildhall.notifications import push
from guildhall.notifications.models import Notice, Push, PushDevice
from guildhall.notifications.push import send_due_pushes
from guildhall.webhooks import sending
from guildhall.webhooks.actions import send_test
from guildhall.webhooks.models import Sending, Webhook
from guildhall.webhooks.sending import send_due_hooks

pytestmark = pytest.mark.database


@dataclass
class Kind:
    """Two rows that wait; `trap` puts a function where trying the first of them leads."""

    rows: LeasedQuerySet[Any]
    work: Callable[[], int]
    trap: Callable[[Callable[..., Any]], None]


def deliveries(world, monkeypatch) -> Kind:
    Delivery.objects.all().delete()
    for _number in range(2):
        event = Event.objects.create(verb="test.happened", at=timezone.now())
        Delivery.objects.create(listener="trap", event=event)

    def trap(spring: Callable[..., Any]) -> None:
        monkeypatch.setitem(
            listeners.later._items, "trap", LaterListener("trap", spring, frozenset())
        )

    return Kind(Delivery.objects.all(), deliver_waiting, trap)


def letters(world, monkeypatch) -> Kind:
    for number in range(2):
        write_letter("trap", person_id=world.ben.pk, key=str(number))

    def trap(spring: Callable[..., Any]) -> None:
        monkeypatch.setitem(kinds._items, "trap", LetterKind("trap", "a trap", spring))

    return Kind(Letter.objects.all(), send_due, trap)


def sendings(world, monkeypatch) -> Kind:
    webhook = Webhook.objects.create(
        community=world.community, url="http://8.8.8.8/", format="standard"
    )
    send_test(webhook)
    send_test(webhook)
    return Kind(
        Sending.objects.all(),
        send_due_hooks,
        lambda spring: monkeypatch.setattr(sending, "payload_of", spring),
    )


def pushes(world, monkeypatch) -> Kind:
    now = timezone.now()
    device = PushDevice.objects.create(
        person=world.ben, endpoint="http://8.8.8.8/", public_key="x", auth_secret="x"
    )
    for number in range(2):
        notice = Notice.objects.create(
            person=world.ben, rule="x", key=str(number), reason="x", first_at=now, last_at=now
        )
        Push.objects.create(notice=notice, device=device)
    return Kind(
        Push.objects.all(),
        send_due_pushes,
        lambda spring: monkeypatch.setattr(push, "still_due", spring),
    )


def jobs(world, monkeypatch) -> Kind:
    names = ["trap.first", "trap.second"]

    def trap(spring: Callable[..., Any]) -> None:
        for name in names:
            monkeypatch.setitem(
                schedule.recurring._items,
                name,
                Recurring(name, spring, dt.timedelta(days=1), lane="traps"),
            )
        know_jobs()

    return Kind(Recurrence.objects.filter(name__in=names), lambda: run_due_of("traps"), trap)


def mails(world, monkeypatch) -> Kind:
    for number in range(2):
        receive(f"Subject: {number}\n\nx".encode())
    return Kind(
        IncomingMail.objects.all(),
        handle_waiting,
        lambda spring: monkeypatch.setattr(handling, "read_mail", spring),
    )


SURPRISES = [
    UnicodeEncodeError("ascii", "ü", 0, 1, "ordinal not in range(128)"),
    RecursionError("maximum recursion depth exceeded"),
    MemoryError(),
    SystemExit(1),
    asyncio.CancelledError(),
    GeneratorExit(),
    ValueError("a \x00 and half of a letter: \ud800"),
]


@pytest.mark.parametrize("surprise", SURPRISES, ids=lambda surprise: type(surprise).__name__)
@pytest.mark.parametrize("make", [deliveries, letters, sendings, pushes, jobs, mails])
def test_an_attempt_is_counted_before_it_is_made_and_the_next_row_is_taken(
    world, with_mail, monkeypatch, make, surprise
):
    kind = make(world, monkeypatch)
    counted: list[int] = []

    def spring(*_words: object) -> None:
        counted.append(sum(kind.rows.values_list("attempts", flat=True)))
        raise surprise

    kind.trap(spring)
    taken = kind.work()

    rows = list(kind.rows.values_list("attempts", "leased_until", "given_up_at"))
    assert (taken, counted) == (2, [1, 2])
    assert rows == [(1, None, None), (1, None, None)]
    assert all(
        type(surprise).__name__ in reason for reason in kind.rows.values_list("reason", flat=True)
    )
    assert not kind.rows.due(at=timezone.now()).exists()


@pytest.mark.parametrize("make", [deliveries, letters, sendings, pushes, mails])
def test_what_kills_its_worker_each_time_is_given_up(world, with_mail, monkeypatch, make):
    """A worker that is killed reports nothing: there is only the lease that it left."""
    kind = make(world, monkeypatch)
    first = kind.rows.order_by("pk").first()
    others = kind.rows.exclude(pk=first.pk)
    others.update(not_before=timezone.now() + dt.timedelta(days=365))
    moment, killed = timezone.now(), 0
    for _week in range(type(first).MOST_ATTEMPTS + 3):
        with time_machine.travel(moment, tick=False):
            killed += kind.rows.due(at=moment).order_by("pk").take() is not None
        moment += dt.timedelta(days=2)

    first.refresh_from_db()
    assert (killed, first.attempts) == (type(first).MOST_ATTEMPTS, type(first).MOST_ATTEMPTS)
    assert first.given_up_at
    assert first.reason == leased.NEVER_CAME_BACK
    assert not kind.rows.waiting().filter(pk=first.pk).exists()


KILL = """
import os
from guildhall.mail.actions import write_letter
from guildhall.mail.kinds import LetterKind, kinds
from guildhall.mail.models import Letter
from guildhall.mail.sending import send_due
kinds._items["deadly"] = LetterKind("deadly", "deadly", lambda letter: os.kill(os.getpid(), 9))
if not Letter.objects.exists():
    write_letter("deadly", address="a@example.org")
send_due()
"""


def test_a_process_that_is_killed_in_the_middle_has_counted(hall):
    hall.env["EMAIL_URL"] = "smtp://127.0.0.1:1"
    process = hall.start_python(KILL)

    assert process.wait(60) == -9
    assert (
        hall.python(
            "from guildhall.mail.models import Letter; print(Letter.objects.get().attempts)"
        )
        == "1"
    )


def test_pauses_grow_and_a_button_starts_anew(world):
    row = Delivery(listener="x", event=Event.objects.create(verb="x", at=timezone.now()))
    row.save()
    pauses = []
    for _attempt in range(Delivery.MOST_ATTEMPTS):
        row.begin(at=timezone.now())
        pauses.append(row.pause())
        row.fail("broken")
    row.refresh_from_db()
    given_up = row.given_up_at
    Delivery.objects.filter(pk=row.pk).again()
    row.refresh_from_db()

    assert pauses == sorted(set(pauses))
    assert given_up
    assert (row.attempts, row.given_up_at, row.reason) == (0, None, "")


def test_who_lost_the_lease_changes_nothing_any_more(world):
    event = Event.objects.create(verb="x", at=timezone.now())
    Delivery.objects.all().delete()
    Delivery.objects.create(listener="x", event=event)
    slow = Delivery.objects.due(at=timezone.now()).take()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=6), tick=False):
        other = Delivery.objects.due(at=timezone.now()).take()
        slow.fail("too late")
        slow.put_off(timezone.now())

    held = Delivery.objects.get()
    assert (held.attempts, held.leased_until, held.reason) == (2, other.leased_until, "")


def test_a_row_that_is_put_off_has_not_been_tried(world):
    Letter.objects.create(kind="x", person_id=1)
    letter = Letter.objects.due(at=timezone.now()).take()
    letter.put_off(timezone.now() + dt.timedelta(hours=8))

    assert Letter.objects.get().state == "waiting"


def test_each_kind_of_work_has_a_lane_and_one_question_finds_what_is_due(
    world, with_mail, django_assert_num_queries
):
    know_jobs()
    Recurrence.objects.update(not_before=timezone.now() + dt.timedelta(days=1))
    Delivery.objects.all().delete()
    quiet = lanes_with_work(at=timezone.now())
    write_letter("x", address="a@example.org")
    receive(b"Subject: x\n\nx")
    Recurrence.objects.filter(name="incoming.fetch_mail").update(not_before=timezone.now())
    with django_assert_num_queries(1):
        busy = lanes_with_work(at=timezone.now())

    assert set(lanes.names()) == {
        *("deliveries", "jobs", "mail", "pushes", "webhooks"),
        *("incoming", "mailbox", "figures", "files"),
    }
    assert (quiet, busy) == (set(), {"mail", "incoming", "mailbox"})


def test_every_leased_table_is_in_a_lane():
    in_lanes = {lane.rows().model for lane in lanes}

    assert {model for model in Leased.__subclasses__() if not model._meta.abstract} == in_lanes


@pytest.mark.parametrize("surprise", SURPRISES, ids=lambda surprise: type(surprise).__name__)
def test_nothing_ends_a_lane(monkeypatch, surprise):
    """Half of a letter stays out of the log here: pytest's processes hand it on as UTF-8."""
    monkeypatch.setattr(worker.log, "disabled", "\ud800" in str(surprise))
    monkeypatch.setattr(worker, "REST", 0)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    calls = []

    def work() -> int:
        calls.append(1)
        if len(calls) == 1:
            thread.has_work.set()
            raise surprise
        leased.stopping.set()
        return 0

    thread = LaneThread(
        "test", Lane("test", "test", work, Delivery.objects.all, lambda at: Delivery.objects.none())
    )
    thread.has_work.set()
    try:
        thread.run()
    finally:
        leased.stopping.clear()

    assert len(calls) == 2


def test_what_is_asked_to_stop_finishes_what_is_in_hand_and_takes_no_more(
    world, with_mail, monkeypatch
):
    def build(_letter: Letter) -> None:
        leased.stopping.set()
        raise NothingToSay("nothing")

    monkeypatch.setitem(kinds._items, "last", LetterKind("last", "the last", build))
    write_letter("last", person_id=world.ben.pk, key="1")
    write_letter("last", person_id=world.ben.pk, key="2")
    try:
        taken = send_due()
    finally:
        leased.stopping.clear()

    assert taken == 1
    assert sorted(letter.state for letter in Letter.objects.all()) == ["dropped", "waiting"]
