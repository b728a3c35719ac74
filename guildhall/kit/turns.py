"""Whoever writes to a file waits for a turn, in the order of coming.

SQLite lets those who wait sleep for up to a tenth of a second and then gives the lock to whoever
asks first; with eight writers, some waited for more than a second. Here the threads of a process
queue at a lock, and the first of each process waits for two locked files: one to be next, one to
write. Only the one that is next can become the one that writes, so no process comes twice while
another waits. A turn is a courtesy: what is correct is up to SQLite's own lock. The system gives
back the turn of a process that dies.
"""

import fcntl
import os
import threading
import time

PAUSE = 0.0004  # seconds between two looks at a locked file


class Turns:
    """The turns at one file. Raises OSError where no files can be made beside it."""

    def __init__(self, path: str) -> None:
        self._threads = threading.Lock()
        self._next = _opened(f"{path}-next")
        self._writing = _opened(f"{path}-writing")

    def take(self, *, seconds: float) -> None:
        """Wait for a turn; each must be given back. Raises TimeoutError."""
        until = time.monotonic() + seconds
        if not self._threads.acquire(timeout=seconds):
            raise TimeoutError
        try:
            _lock(self._next, until)
            try:
                _lock(self._writing, until)
            finally:
                fcntl.flock(self._next, fcntl.LOCK_UN)
        except BaseException:
            self._threads.release()
            raise

    def give_back(self) -> None:
        fcntl.flock(self._writing, fcntl.LOCK_UN)
        self._threads.release()

    def close(self) -> None:
        os.close(self._next)
        os.close(self._writing)


_turns: dict[str, Turns | None] = {}
_finding = threading.Lock()


def turns_at(path: str) -> Turns | None:
    """The same for all threads of this process; None where the folder can't be written to."""
    with _finding:
        if path not in _turns:
            try:
                _turns[path] = Turns(path)
            except OSError:
                _turns[path] = None
        return _turns[path]


def _begin_anew() -> None:
    """A process that was split off shares its parent's locks until it opens the files itself."""
    global _finding  # another thread of the parent may have held it
    _finding = threading.Lock()
    for turns in _turns.values():
        if turns:
            turns.close()
    _turns.clear()


os.register_at_fork(after_in_child=_begin_anew)


def _opened(path: str) -> int:
    return os.open(path, os.O_CREAT | os.O_RDWR, 0o600)


def _lock(file: int, until: float) -> None:
    while True:
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise TimeoutError from None
        time.sleep(PAUSE)
