"""Copy a whole database to a file and back: SQLite by its own backup, PostgreSQL by pg_dump."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection, connections

OURS = {
    "django_migrations",
    "people_person",
    "people_house",
    "communities_community",
    "commons_entry",
    "activity_event",
}


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


def check(path: Path) -> None:
    """Check that `path` is a copy of a hall's database, without changing anything.

    Raises CannotCopy.
    """
    tables = _sqlite_tables(path) if vendor() == "sqlite" else _dumped_tables(path)
    if not tables >= OURS:
        raise CannotCopy(
            "The database in this backup does not belong to a hall. Nothing was changed."
        )


@contextlib.contextmanager
def replaced_by(path: Path) -> Iterator[None]:
    """Replace the database with a copy; if the block fails, the old one comes back.

    Raises CannotCopy.
    """
    connections.close_all()
    if vendor() == "sqlite":
        with _sqlite_replaced(path):
            yield
    else:
        with _postgresql_replaced(path):
            yield


def missing_tools() -> list[str]:
    """Programs that backup and restore need and this machine doesn't have."""
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


def _sqlite_tables(path: Path) -> set[str]:
    """The tables of an intact SQLite database without triggers or views: no hall has any."""
    try:
        with contextlib.closing(
            sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)
        ) as copy:
            kinds = copy.execute("SELECT type, name FROM sqlite_master").fetchall()
            is_whole = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.Error:
        is_whole, kinds = False, []
    if not is_whole or any(kind in ("trigger", "view") for kind, _name in kinds):
        raise CannotCopy(
            "The database in this backup is damaged, or does not belong to a hall. "
            "Nothing was changed."
        )
    return {name for kind, name in kinds if kind == "table"}


def _dumped_tables(path: Path) -> set[str]:
    """The tables in a copy made by pg_dump.

    Its contents list has lines like “3; 0 16385 TABLE DATA public people_person owner”.
    """
    lines = _output_of(["pg_restore", "--list", str(path)]).splitlines()
    return {line.split(" TABLE DATA ")[1].split()[1] for line in lines if " TABLE DATA " in line}


@contextlib.contextmanager
def _sqlite_replaced(path: Path) -> Iterator[None]:
    place = _sqlite_file()
    arriving, before = (place.with_name(f"{place.name}.{end}") for end in ("arriving", "before"))
    shutil.copyfile(path, arriving)
    before.unlink(missing_ok=True)
    if place.exists():
        with contextlib.closing(sqlite3.connect(place)) as current:
            current.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        os.link(place, before)
    try:
        _put(arriving, place)
        yield
    except BaseException:
        connections.close_all()
        if before.exists():
            _put(before, place)
        raise
    before.unlink(missing_ok=True)


@contextlib.contextmanager
def _postgresql_replaced(path: Path) -> Iterator[None]:
    with tempfile.TemporaryDirectory(dir=settings.GUILDHALL_DATA) as folder:
        before = Path(folder) / "before"
        dump_to(before)
        try:
            _load(path)
            yield
        except BaseException:
            connections.close_all()
            _load(before)
            raise


def _load(path: Path) -> None:
    _run(
        [
            "pg_restore",
            "--clean",
            "--if-exists",
            "--no-owner",
            "--no-privileges",
            "--single-transaction",
            str(path),
        ]
    )


def _put(file: Path, place: Path) -> None:
    for leftover in ("-wal", "-shm"):
        place.with_name(place.name + leftover).unlink(missing_ok=True)
    os.replace(file, place)


def _sqlite_file() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def _run(command: list[str]) -> None:
    """Run one of PostgreSQL's programs on our database. Raises CannotCopy."""
    database = settings.DATABASES["default"]
    places = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    known = {name: str(database[key]) for name, key in places.items() if database.get(key)}
    _output_of([*command, f"--dbname={database['NAME']}"], **known)


def _output_of(command: list[str], **environment: str) -> str:
    if shutil.which(command[0]) is None:
        raise CannotCopy(
            f"{command[0]} is missing. Install PostgreSQL's client programs (postgresql-client)."
        )
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, errors="replace"
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise CannotCopy(f"{command[0]} failed: {lines[-1] if lines else 'it gave no reason'}")
    return done.stdout
