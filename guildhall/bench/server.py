"""The server under test: started like serve does it, its CPU and memory read from the system."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Server:
    """A tree of processes that answers on a port."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, ready_seconds: float) -> None:
        self.process, self.port, self.ready_seconds = process, port, ready_seconds

    def cpu(self) -> float:
        """Seconds of CPU that the tree has used."""
        return sum(_cpu_of(pid) for pid in self._tree())

    def memory(self) -> list[int]:
        """Resident bytes of each process below the first, the largest first."""
        return sorted((_memory_of(pid) for pid in self._tree()[1:]), reverse=True)

    def shared_memory(self) -> int:
        """Bytes of the whole tree, where what several processes share counts once (PSS, Linux)."""
        return sum(_share_of(pid) for pid in self._tree())

    def _tree(self) -> list[int]:
        tree, place = [self.process.pid], 0
        while place < len(tree):
            with contextlib.suppress(FileNotFoundError):
                children = Path(f"/proc/{tree[place]}/task/{tree[place]}/children").read_text()
                tree += [int(pid) for pid in children.split()]
            place += 1
        return tree


def granian(application: str, port: int, workers: int) -> list[str]:
    """A command that starts `application` as serve starts its web part."""
    start = (
        "from guildhall.cli.web import server_at; "
        f"server_at('127.0.0.1', {port}, workers={workers}, application='{application}').serve()"
    )
    return [sys.executable, "-c", start]


@contextlib.contextmanager
def running(
    command: list[str], *, port: int, env: dict[str, str], path: str = "/"
) -> Iterator[Server]:
    """The server, once it answers `path`; stopped at the end."""
    started = time.monotonic()
    process = subprocess.Popen(command, env=env, start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        while not _answers(port, path):
            if process.poll() is not None or time.monotonic() - started > 60:
                raise RuntimeError(f"{command[2]} did not start.")
            time.sleep(0.01)
        yield Server(process, port, time.monotonic() - started)
    finally:
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(12)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _memory_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _share_of(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
