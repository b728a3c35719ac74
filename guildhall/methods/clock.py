"""The clock of a session: which step, how much of it is left, and whether time runs.

Nothing ticks on the server. It holds what was left at a moment; what is left now follows from that,
so that everyone who looks, and a reload, see the same.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guildhall.methods.steps import Step

MOST_LEFT = 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Clock:
    """`left` seconds of the step numbered `step` were there at `runs_since`, or while it rests."""

    step: int = 0
    left: int = 0
    runs_since: dt.datetime | None = None

    @property
    def is_running(self) -> bool:
        return self.runs_since is not None

    def left_at(self, now: dt.datetime) -> int:
        """Seconds; below zero once the step has taken longer."""
        if self.runs_since is None:
            return self.left
        return self.left - max(0, int((now - self.runs_since).total_seconds()))

    def paused(self, now: dt.datetime) -> "Clock":
        return replace(self, left=self.left_at(now), runs_since=None)

    def resumed(self, now: dt.datetime) -> "Clock":
        return self if self.is_running else replace(self, runs_since=now)

    def given(self, seconds: int, now: dt.datetime) -> "Clock":
        """With more time, or less: never more than a day, and nothing is taken below zero."""
        left = self.left_at(now)
        fewest, wanted = min(left, 0), left + seconds
        wanted = min(wanted, MOST_LEFT) if seconds > 0 else max(wanted, fewest)
        return replace(self, left=wanted, runs_since=now if self.is_running else None)

    def at_step(self, step: int, steps: Sequence[Step], now: dt.datetime) -> "Clock":
        """At the beginning of a step, running or resting as before."""
        number = min(max(step, 0), max(len(steps) - 1, 0))
        left = steps[number].seconds if steps else 0
        return Clock(number, left, now if self.is_running else None)
