"""A PostgreSQL and a Redis of a test's own, which may be stopped while others go on with theirs."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mail_servers import free_port

_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


class OwnPostgres:
    """Skips the test, aloud, where this machine has no PostgreSQL."""

    def __init__(self, folder: Path) -> None:
        if not _PROGRAMS:
            pytest.skip("PostgreSQL's programs (initdb, postgres) are not on this machine")
        self.folder, self.port = folder, free_port()
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        self.process: subprocess.Popen[bytes] | None = None
        folder.mkdir(mode=0o700)
        if self.as_user:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        made = self._run("initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-D", str(folder))
        assert made.returncode == 0, made.stderr

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [
                *self.as_user,
                str(_PROGRAMS[-1] / "postgres"),
                "-D",
                str(self.folder),
                "-p",
                str(self.port),
                "-k",
                "",
                "-F",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait(
            lambda: (
                self._run("pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)).returncode
                == 0
            )
        )

    def stop(self) -> None:
        """At once, with every connection to it (an immediate shutdown)."""
        if self.process is not None and self.process.poll() is None:
            pid = int((self.folder / "postmaster.pid").read_text().split()[0])
            os.kill(pid, signal.SIGQUIT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def pause(self) -> None:
        """It is there and says nothing, as behind a broken network."""
        self._signal_all(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal_all(signal.SIGCONT)

    def _signal_all(self, number: int) -> None:
        pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True
        ).stdout.split()
        for one in [pid, *map(int, children)]:
            with contextlib.suppress(ProcessLookupError):  # a child that has ended meanwhile
                os.kill(one, number)

    def _run(self, program: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self.as_user, str(_PROGRAMS[-1] / program), *words],
            capture_output=True,
            text=True,
            cwd="/",
            timeout=120,
        )


class OwnRedis:
    """Skips the test, aloud, where this machine has no Redis."""

    def __init__(self) -> None:
        if shutil.which("redis-server") is None:
            pytest.skip("redis-server is not on this machine")
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        words = [
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        self.process = subprocess.Popen(["redis-server", *words], stdout=subprocess.DEVNULL)
        _wait(lambda: _listens(self.port))

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait(10)

    def pause(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=0.5).close()
    except OSError:
        return False
    return True


def _wait(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_true():
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.1)
