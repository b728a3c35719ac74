"""A real hall in a folder of its own, whose processes can be started, watched and killed."""

import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.mail_servers import free_port
from tests.postgres import drop_database_meanwhile
from tests.ready_halls import copy_hall, filled_folder, make_filled_database, make_hall_database
from tests.resident import Resident

PATIENCE = (
    90  # seconds until what should happen soon has failed; long, for a machine with much else to do
)


class Hall:
    """A data folder and a database, and commands run on them as an operator would."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.env = {
            **os.environ,
            "GUILDHALL_DATA": str(folder),
            "PORT": str(self.port),
            "WEB_WORKERS": "1",
            "DJANGO_SETTINGS_MODULE": "guildhall.config.settings",
        }
        self.env.pop("DATABASE_URL", None)
        if database_url:
            self.env["DATABASE_URL"] = database_url
        self.started: list[subprocess.Popen] = []
        self._resident = Resident()

    def run(self, *words: str, **more) -> subprocess.CompletedProcess[str]:
        """A guildhall command, to its end."""
        return subprocess.run(
            [sys.executable, "-m", "guildhall", *words],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=600,
            **more,
        )

    def start(self, *words: str, output: int = subprocess.PIPE) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", "guildhall", *words], env=self.env, stdout=output, stderr=output
        )
        self.started.append(process)
        return process

    def python(self, code: str) -> str:
        """A few lines of Python inside the hall; what they print."""
        return self._resident.run(code, self.env)

    def start_python(self, code: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{code}"],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.started.append(process)
        return process

    def status(self, path: str) -> int | None:
        """What the served hall answers; None while nobody does."""
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=2).status
        except OSError:
            return None

    def waits_until_ready(self) -> bool:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.status("/health/ready") == 200:
                return True
            time.sleep(0.05)
        return False

    def end(self) -> None:
        self._resident.end()
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            for pipe in (process.stdout, process.stderr):
                if pipe:
                    pipe.close()


@pytest.fixture
def hall(tmp_path) -> Iterator[Hall]:
    """On PostgreSQL where the tests run on it, else on SQLite."""
    name = f"guildhall_hall_{secrets.token_hex(6)}"
    yield from _own_hall(tmp_path / "hall", name, make_hall_database(name))


@pytest.fixture
def demo_hall_of_its_own(tmp_path, run_folder) -> Iterator[Hall]:
    """As `hall`, with the demo in it."""
    name = f"guildhall_hall_{secrets.token_hex(6)}"
    url = make_filled_database(name, run_folder)
    yield from _own_hall(
        tmp_path / "hall", name, url, source=None if url else filled_folder(run_folder)
    )


def _own_hall(folder: Path, name: str, url: str, *, source: Path | None = None) -> Iterator[Hall]:
    made = Hall(folder, url)
    copy_hall(folder, url, source=source)
    try:
        yield made
    finally:
        made.end()
        if url:
            drop_database_meanwhile(name)


@pytest.fixture
def until() -> Callable[[Callable[[], object]], bool]:
    """Waits until something is true; False when patience ends."""

    def wait(is_true: Callable[[], object]) -> bool:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if is_true():
                return True
            time.sleep(0.05)
        return False

    return wait
