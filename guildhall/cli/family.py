"""Processes that run and stop together; one that dies is restarted, with growing pauses."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

GRACE = 10.0
HEAD_START = 3.0
LIVED_WELL = 60.0
LONGEST_PAUSE = 60.0
MOST_FALSE_STARTS = 5


class Part:
    """One process, and how its starts went."""

    def __init__(self, name: str, command: list[str], lifeline: int) -> None:
        self.name, self.command, self.lifeline = name, command, lifeline
        self.process: subprocess.Popen[bytes] | None = None
        self.born = self.starts_at = 0.0
        self.quick_ends = 0

    def start(self) -> None:
        """In its own session: Ctrl+C reaches only the parent, which stops the rest in order."""
        self.process = subprocess.Popen(
            self.command, start_new_session=True, env=os.environ, pass_fds=[self.lifeline]
        )
        self.born = time.monotonic()

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def bury(self) -> None:
        """Kill what it left behind, which may hold the port, and plan its restart."""
        self.kill()
        self.process = None
        now = time.monotonic()
        self.quick_ends = self.quick_ends + 1 if now - self.born < LIVED_WELL else 1
        self.starts_at = now + pause_after(self.quick_ends)

    def terminate(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def kill(self) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def pause_after(quick_ends: int) -> float:
    """Seconds to wait: none after the first end, then 0.5, 1, 2, 4, … up to a minute."""
    return 0.0 if quick_ends <= 1 else min(LONGEST_PAUSE, 0.25 * 2 ** min(quick_ends - 1, 16))


class Family:
    """Parts that are kept running.

    Only if the first part, which people see, cannot start at all does the family give up.
    """

    def __init__(
        self, parts: list[Part], *, note_end: Callable[[str], None] = lambda name: None
    ) -> None:
        self.parts, self.note_end = parts, note_end
        self.is_stopping = False
        self.has_answered = False

    def live(self, once_running: Callable[[], None], *, is_ready: Callable[[], bool]) -> bool:
        """Run until a signal stops the family; False if its first part could not start.

        The first part gets a head start, so that it answers sooner.
        """
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._stop)
        first, *others = self.parts
        try:
            first.start()
            self.has_answered = self._wait_for(is_ready)
            for part in others:
                part.start()
            once_running()
            return self._watch(is_ready)
        finally:
            self._end()

    def _wait_for(self, is_ready: Callable[[], bool]) -> bool:
        until = time.monotonic() + HEAD_START
        while time.monotonic() < until and not self.is_stopping:
            if is_ready():
                return True
            time.sleep(0.05)
        return False

    def _watch(self, is_ready: Callable[[], bool]) -> bool:
        while not self.is_stopping:
            time.sleep(0.2)
            self.has_answered = self.has_answered or is_ready()
            for part in self.parts:
                self._look_after(part)
            if not self.has_answered and self.parts[0].quick_ends >= MOST_FALSE_STARTS:
                return False
        return True

    def _look_after(self, part: Part) -> None:
        if part.has_ended():
            part.bury()
            self.note_end(part.name)
        if part.process is None and time.monotonic() >= part.starts_at and not self.is_stopping:
            part.start()

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_stopping = True

    def _end(self) -> None:
        for part in self.parts:
            part.terminate()  # it stops its own children in order
        deadline = time.monotonic() + GRACE
        for part in self.parts:
            if part.process:
                with suppress(subprocess.TimeoutExpired):
                    part.process.wait(max(0.1, deadline - time.monotonic()))
            part.kill()
