"""A hall in which it is later: all its processes, the worker's among them, go by a moved clock."""

import datetime as dt
import os
from collections.abc import Callable, Iterator

import pytest

from tests.ready_halls import copy_hall
from tests.real_hall import Hall

# Python reads a module of this name at each start, before anything else.
MODULE = "sitecustomize.py"
MOVES = """
import os, time, time_machine
moved_by = float(os.environ["CLOCK_MOVED_BY"])
time_machine.travel(time.time() + moved_by, tick=True).start()
"""

Begin = Callable[[str], Hall]


@pytest.fixture
def begin(tmp_path) -> Iterator[Begin]:
    """Run lines of Python in a hall of the test's own, and serve it."""
    halls: list[Hall] = []

    def begin_with(code: str) -> Hall:
        hall = Hall(tmp_path / "hall", "")
        halls.append(hall)
        copy_hall(hall.folder)
        hall.python(code)
        _serve(hall)
        return hall

    yield begin_with
    for hall in halls:
        hall.end()


def let_pass(hall: Hall, time: dt.timedelta) -> None:
    """It is served again, so much later."""
    hall.end()
    hall.started.clear()
    clock = hall.folder.parent / "clock"
    clock.mkdir(exist_ok=True)
    (clock / MODULE).write_text(MOVES)
    moved = float(hall.env.get("CLOCK_MOVED_BY", 0)) + time.total_seconds()
    before = os.environ.get("PYTHONPATH", "")
    hall.env |= {
        "PYTHONPATH": os.pathsep.join(filter(None, [str(clock), before])),
        "CLOCK_MOVED_BY": f"{moved}",
    }
    _serve(hall)


def _serve(hall: Hall) -> None:
    hall.start("serve")
    assert hall.waits_until_ready()
