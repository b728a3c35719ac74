"""An encoder for a command: the one of the hall, or one for as long as the command runs."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator

from guildhall.search.meaning import asking
from guildhall.search.meaning.asking import Away

STARTS_WITHIN = 60.0


@contextlib.contextmanager
def encoder_running() -> Iterator[None]:
    """Raises Away if none answers and none can be started; that one says why."""
    if _answers():
        yield
        return
    process = subprocess.Popen([sys.executable, "-m", "guildhall", "encoder"])
    try:
        _wait_for(process)
        yield
    finally:
        process.kill()
        process.wait()


def _wait_for(process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if _answers():
            return
        time.sleep(0.1)
    raise Away


def _answers() -> bool:
    try:
        asking.name_of_model()
    except Away:
        return False
    return True
