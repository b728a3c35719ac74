"""Copy a whole database to a file and back: SQLite by its own backup, PostgreSQL by pg_dump."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection, connections


class CannotCopy(RuntimeError):
    """The database could not be copied or put back; the text says what to do."""


def vendor() -> str:
    return connection.vendor


def dump_to(path: Path) -> None:
    """A consistent copy, taken while others write. Raises CannotCopy."""
    if vendor() == "sqlite":
        _dump_sqlite(path)
    else:
        _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}"])


def load_from(path: Path) -> None:
    """Put a copy in place of what is there; whole or not at all. Raises CannotCopy."""
    connections.close_all()
    if vendor() == "sqlite":
        _load_sqlite(path)
    else:
        _run(["pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", str(path)])


def missing_tools() -> list[str]:
    """Programs that backup and restore need and this machine lacks."""
    needed = [] if vendor() == "sqlite" else ["pg_dump", "pg_restore"]
    return [tool for tool in needed if shutil.which(tool) is None]


def _dump_sqlite(path: Path) -> None:
    source = sqlite3.connect(f"file:{_sqlite_file()}?mode=ro", uri=True, timeout=30)
    with contextlib.closing(source), contextlib.closing(sqlite3.connect(path)) as target:
        source.execute("BEGIN")  # one snapshot, however long the copy takes
        try:
            source.backup(target)
        except sqlite3.Error as problem:
            raise CannotCopy(f"SQLite could not be copied: {problem}.") from None


def _load_sqlite(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as copy:
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise CannotCopy("The copy of the database in this backup is damaged. Nothing was changed.")
    place = _sqlite_file()
    arriving = place.with_name(f"{place.name}.arriving")
    shutil.copyfile(path, arriving)
    for leftover in ("-wal", "-shm"):
        place.with_name(place.name + leftover).unlink(missing_ok=True)
    os.replace(arriving, place)


def _sqlite_file() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _run(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        raise CannotCopy(f"{command[0]} is missing. Install PostgreSQL's client programs (postgresql-client).")
    database = settings.DATABASES["default"]
    places = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    known = {name: str(database[key]) for name, key in places.items() if database.get(key)}
    done = subprocess.run([*command, f"--dbname={database['NAME']}"], env={**os.environ, **known}, capture_output=True, text=True)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise CannotCopy(f"{command[0]} failed: {lines[-1] if lines else 'it said nothing'}")
