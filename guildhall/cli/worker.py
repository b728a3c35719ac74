"""The worker: what waits in the outbox, and recurring work."""

import logging
import os
import signal
import time

import click
from django.db import Error, close_old_connections

from guildhall.activity.delivery import deliver_waiting
from guildhall.activity.schedule import run_due
from guildhall.mail.sending import send_due
from guildhall.notifications.push import send_due_pushes
from guildhall.webhooks.sending import send_due_hooks

PAUSE = 2.0

log = logging.getLogger(__name__)


@click.command()
@click.option("--once", is_flag=True, help="Do what waits, then end.")
def worker(once: bool) -> None:
    """Deliver what happened and run what recurs."""
    stop = _Stop()
    parent = os.getppid()
    while not stop.is_asked:
        busy = _work()
        if once and not busy:
            return
        if os.getppid() != parent:
            return  # the parent was killed: it will start a new worker when it is back
        if not busy:
            time.sleep(PAUSE)


class _Stop:
    """Set by SIGTERM and SIGINT; what is being done is finished first."""

    def __init__(self) -> None:
        self.is_asked = False
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._ask)

    def _ask(self, *_args: object) -> None:
        self.is_asked = True


def _work() -> int:
    """One round; a database that is away is waited for."""
    try:
        close_old_connections()
        return deliver_waiting() + send_due() + send_due_pushes() + send_due_hooks() + run_due()
    except Error as problem:
        log.warning("the database is away: %s", type(problem).__name__)
        return 0
