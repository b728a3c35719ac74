"""Web and worker under one parent: stopped together, started again when one dies."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import click
from django.conf import settings

from guildhall.cli.prepare import is_prepared
from guildhall.cli.serving import NowServing, serving

QUICK_DEATH = 5.0
MOST_QUICK_DEATHS = 5
GRACE = 10.0
HEAD_START = 3.0


@click.command()
def serve() -> None:
    """Serve the hall: web and worker in one, until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhall.config.settings")
    if not is_prepared():
        subprocess.run([sys.executable, "-m", "guildhall", "prepare"], check=True, stdout=subprocess.DEVNULL)
    click.echo(f"Guildhall is at {_address()} (stop it with Ctrl+C)", err=True)
    try:
        with serving():
            code = Family([_web(), _worker(), *_mail_door()]).live(_once_running, is_ready=_answers)
    except NowServing:
        raise click.ClickException("A backup is being restored into this data. Start again when it is done.") from None
    sys.exit(code)


def _once_running() -> None:
    """What needs the whole hall set up, and can wait until the web answers."""
    import django  # starting it takes longer than all the rest of this file

    django.setup()
    from guildhall.cli.owner import print_owner_link  # needs the set-up above

    print_owner_link(only_if_needed=True)


def _answers() -> bool:
    """Whether somebody listens on our port."""
    host = settings.GUILDHALL_HOST if settings.GUILDHALL_HOST not in ("0.0.0.0", "::") else "127.0.0.1"  # noqa: S104  # compared, not bound
    with suppress(OSError), socket.create_connection((host, settings.GUILDHALL_PORT), timeout=0.2):
        return True
    return False


def _address() -> str:
    return settings.GUILDHALL_URL or f"http://localhost:{settings.GUILDHALL_PORT}"


def _web() -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "guildhall.config.wsgi:application",
        "--host", settings.GUILDHALL_HOST, "--port", str(settings.GUILDHALL_PORT),
        "--workers", str(settings.GUILDHALL_WEB_WORKERS), "--blocking-threads", "2", "--no-ws",
        "--respawn-failed-workers", "--log-level", "warning",
    ]  # fmt: skip


def _worker() -> list[str]:
    return [sys.executable, "-m", "guildhall", "worker"]


def _mail_door() -> list[list[str]]:
    return [[sys.executable, "-m", "guildhall", "mail-door"]] if settings.MAIL_DOOR else []


class Family:
    """Child processes that live and stop together."""

    def __init__(self, commands: list[list[str]]) -> None:
        self.commands = commands
        self.children: list[subprocess.Popen[bytes]] = []
        self.born: list[float] = []
        self.quick_deaths = 0
        self.is_stopping = False

    def live(self, once_running: Callable[[], None] = lambda: None, is_ready: Callable[[], bool] = lambda: True) -> int:
        """Run until a signal stops the family, or a child dies at once again and again.

        The first child gets a head start, so that it answers sooner.
        """
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._stop)
        self.children = [self._start(self.commands[0])]
        self._wait_for(is_ready)
        self.children += [self._start(command) for command in self.commands[1:]]
        self.born = [time.monotonic()] * len(self.children)
        once_running()
        while not self.is_stopping:
            time.sleep(0.2)
            for place, child in enumerate(self.children):
                if child.poll() is not None and not self._replace(place):
                    self._end()
                    click.echo("guildhall: a part of the hall cannot start; what it said stands above.", err=True)
                    return 1
        self._end()
        return 0

    def _wait_for(self, is_ready: Callable[[], bool]) -> None:
        until = time.monotonic() + HEAD_START
        while time.monotonic() < until and not self.is_stopping and not is_ready():
            time.sleep(0.05)

    def _replace(self, place: int) -> bool:
        is_quick = time.monotonic() - self.born[place] < QUICK_DEATH
        self.quick_deaths = self.quick_deaths + 1 if is_quick else 0
        if self.is_stopping or self.quick_deaths >= MOST_QUICK_DEATHS:
            return self.is_stopping
        with suppress(ProcessLookupError):
            os.killpg(self.children[place].pid, signal.SIGKILL)  # children of its own that it left behind hold the port
        self.children[place] = self._start(self.commands[place])
        self.born[place] = time.monotonic()
        return True

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        """In a session of its own, so that Ctrl+C reaches the parent alone and it stops the rest in order."""
        return subprocess.Popen(command, start_new_session=True, env=os.environ)

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_stopping = True

    def _end(self) -> None:
        for child in self.children:
            if child.poll() is None:
                child.terminate()  # it stops its own children in order
        deadline = time.monotonic() + GRACE
        for child in self.children:
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)  # what it left behind
            child.wait()
