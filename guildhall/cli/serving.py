"""Who is serving the hall: known by locks that end with their process, however it ends.

One lock is in the data folder. On PostgreSQL other nodes have other folders, so each
serving process also holds an advisory lock in the database, on a connection of its own.
"""

import contextlib
import fcntl
import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import IO, Any

from django.conf import settings
from django.db import DatabaseError, connection

LOCK = "serving.lock"
ADVISORY_LOCK = 4_815_016_001  # any number that no other program takes in this database
BEAT = 5.0
BEING_RESTORED = "A backup is being restored into this hall. Start again when it is done."

log = logging.getLogger(__name__)
_held: list[IO[str]] = []


class NowServing(RuntimeError):
    """This hall is being served; or, for a process about to serve, is being restored."""


@contextlib.contextmanager
def nobody_serving() -> Iterator[None]:
    """Keep everyone from starting to serve, here and on other nodes. Raises NowServing."""
    with _folder_lock(fcntl.LOCK_EX), _database_lock("pg_try_advisory_lock"):
        yield


@contextlib.contextmanager
def serving_here() -> Iterator[None]:
    """Mark this folder as served; several processes may. Raises NowServing during a restore."""
    with _folder_lock(fcntl.LOCK_SH):
        yield


def begin_serving() -> None:
    """Mark this process as serving until it ends. Raises NowServing during a restore."""
    _held.append(_locked(fcntl.LOCK_SH))
    if connection.vendor == "postgresql":
        try:
            session = _session_with_lock()
        except DatabaseError:
            session = None  # the database is away: the lock is taken when it is back
        threading.Thread(target=_keep_lock, args=(session,), name="serving", daemon=True).start()


def is_served() -> bool:
    try:
        with nobody_serving():
            return False
    except NowServing:
        return True


def database_session() -> Any:
    """A connection outside the pool that can hold a lock."""
    with connection.wrap_database_errors:
        return _driver().connect(**connection.get_connection_params(), autocommit=True)


@contextlib.contextmanager
def _folder_lock(kind: int) -> Iterator[None]:
    with _locked(kind):
        yield


def _locked(kind: int) -> IO[str]:
    file = (settings.GUILDHALL_DATA / LOCK).open("w")
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise NowServing from None
    return file


@contextlib.contextmanager
def _database_lock(function: str) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with contextlib.closing(database_session()) as session:
        if not _takes(session, function):
            raise NowServing
        yield


def _session_with_lock() -> Any:
    session = database_session()
    if not _takes(session, "pg_try_advisory_lock_shared"):
        session.close()
        raise NowServing
    return session


def _takes(session: Any, function: str) -> bool:
    return bool(session.execute(f"SELECT {function}(%s)", [ADVISORY_LOCK]).fetchone()[0])


def _keep_lock(session: Any) -> None:
    """Take the lock again whenever its connection is lost; end this process during a restore."""
    while True:
        time.sleep(BEAT)
        try:
            session = session or _session_with_lock()
            session.execute("SELECT 1")
        except NowServing:
            log.error("a backup is being restored into the database, so this part of the hall ends")
            os.kill(os.getpid(), signal.SIGTERM)
            return
        except (DatabaseError, _driver().Error):
            session = None


def _driver() -> Any:
    """The module of the database's driver, which Django keeps on its connection."""
    return connection.Database  # type: ignore[attr-defined]  # the stubs leave it out
