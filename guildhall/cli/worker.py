"""The worker: each lane of work has its own thread; one loop looks for work for all of them."""

import logging
import os
import signal
import threading
import time
from math import inf

import click
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from guildhall.activity.each_node import on_each_node
from guildhall.activity.lanes import Lane, lanes, lanes_with_work
from guildhall.activity.leased import stopping
from guildhall.activity.schedule import know_jobs

LOOK_EVERY = 2.0
KNOW_EVERY = 60.0  # jobs: an older backup may have been put in place of what they were known in
REST = 5.0  # of a lane in which something went wrong that no row answers for
GRACE = 8.0

log = logging.getLogger(__name__)


@click.command()
@click.option("--once", is_flag=True, help="Do the work that is waiting, then stop.")
def worker(once: bool) -> None:
    """Deliver mail and notices, and run recurring jobs."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_signal: stopping.set())
    if once:
        know_jobs()
        while not stopping.is_set() and sum(lane.work() for lane in lanes) > 0:
            pass
    else:
        _live()


def _live() -> None:
    """Work until asked to stop or the parent is gone, which starts a new worker when it is back."""
    parent = os.getppid()
    crew = [
        LaneThread(name, lanes[name]) for name in lanes.names() for _n in range(lanes[name].threads)
    ]
    for thread in crew:
        thread.start()
    if on_each_node.names():
        threading.Thread(target=_for_this_node, name="this node", daemon=True).start()
    known_at = -inf
    while not stopping.is_set() and os.getppid() == parent:
        if time.monotonic() - known_at > KNOW_EVERY and _know_jobs():
            known_at = time.monotonic()
        busy = _look()
        for thread in crew:
            if thread.name in busy:
                thread.has_work.set()
        stopping.wait(LOOK_EVERY)
    _end(crew)


def _know_jobs() -> bool:
    """False while the database is away."""
    try:
        know_jobs()
    except Error as problem:
        log.warning("the database is away: %s", type(problem).__name__)
        connection.close()
        return False
    return True


def _look() -> set[str]:
    """Keeps its connection: opening a new one would cost another query each time."""
    try:
        return lanes_with_work(at=timezone.now())
    except Error as problem:
        log.warning("the database is away: %s", type(problem).__name__)
        connection.close()
        return set()


def _end(crew: list["LaneThread"]) -> None:
    """Finish current work while there is time; leases bring back the rest."""
    stopping.set()
    until = time.monotonic() + GRACE
    for thread in crew:
        thread.has_work.set()
    for thread in crew:
        thread.join(max(0.0, until - time.monotonic()))


def _for_this_node() -> None:
    """What each node does for itself. It needs no end: it bears being stopped anywhere."""
    while not stopping.wait(LOOK_EVERY):
        for task in on_each_node:
            try:
                task.run()
            except Error as problem:
                log.warning("%s: the database is away: %s", task.name, type(problem).__name__)
                connection.close()
            except Exception:  # as in a lane: the others go on
                log.exception("%s: something went wrong", task.name)
                stopping.wait(REST)


class LaneThread(threading.Thread):
    """Sleeps until there is work, then works until there is none.

    It only ends with the worker.
    """

    def __init__(self, name: str, lane: Lane) -> None:
        super().__init__(name=name, daemon=True)
        self.lane = lane
        self.has_work = threading.Event()

    def run(self) -> None:
        while not stopping.is_set():
            self.has_work.wait()
            self.has_work.clear()
            try:
                self._work()
            except Error as problem:
                log.warning("%s: the database is away: %s", self.name, type(problem).__name__)
            except BaseException:  # whatever it was, this lane goes on and the others don't notice
                log.exception("%s: something went wrong", self.name)
                stopping.wait(REST)

    def _work(self) -> None:
        close_old_connections()
        try:
            while self.lane.work() and not stopping.is_set():
                close_old_connections()
        finally:
            close_old_connections()
