"""A migrated hall and a filled demo, made once and copied.

Migrating takes twenty seconds, copying a moment.

They are kept beside the checkout under a name that changes with any migration, static file or
dependency. The demo, which any line of code or the hour may change, is filled once a run.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from guildhall.cli.prepare import fingerprint, prepared_files
from guildhall.kit.data_folder import STAMP
from tests.postgres import (
    copy_database,
    drop_database,
    drop_database_meanwhile,
    has_database,
    make_database,
    without_others,
)

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".test-halls"
FILE = "guildhall.sqlite3"
NOT_COPIED = shutil.ignore_patterns("secret_key", "serving.lock", f"{FILE}-*")


def copy_hall(folder: Path, database_url: str = "", *, source: Path | None = None) -> None:
    """Make `folder` the data folder of a prepared hall: empty, or as the one at `source`."""
    shutil.copytree(
        source or migrated_folder(),
        folder,
        dirs_exist_ok=True,
        ignore=NOT_COPIED,
        copy_function=_copy_or_link,
    )
    name = database_url.rpartition("/")[2] or str(folder.resolve() / FILE)
    (folder / STAMP).unlink(missing_ok=True)
    (folder / STAMP).write_text(fingerprint(name))


def make_hall_database(name: str) -> str:
    """A migrated database of a test's own on PostgreSQL, and its URL; empty on SQLite."""
    return copy_database(_migrated_database(), name) if _is_postgres() else ""


def make_filled_database(name: str, run: Path) -> str:
    """A database with the demo where the tests run on PostgreSQL, and its URL; empty on SQLite."""
    return copy_database(_filled_database(run), name) if _is_postgres() else ""


@contextmanager
def filled_database(folder: Path, run: Path) -> Iterator[str]:
    """A database with the demo, by the name that Django connects to."""
    if not _is_postgres():
        copy = folder / "demo.sqlite3"
        shutil.copyfile(filled_folder(run) / FILE, copy)
        yield str(copy)
        return
    name = f"guildhall_demo_{secrets.token_hex(6)}"
    make_filled_database(name, run)
    try:
        yield name
    finally:
        drop_database_meanwhile(name)


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """A migrated database for the tests of one process, by the name that Django connects to."""
    if not _is_postgres():
        copy = folder / "tests.sqlite3"
        shutil.copyfile(migrated_folder() / FILE, copy)
        yield str(copy)
        return
    name = f"guildhall_tests_{secrets.token_hex(6)}"
    make_hall_database(name)
    try:
        yield name
    finally:
        drop_database_meanwhile(name)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """The tests' connection opens this database instead of its own."""
    before = connection.settings_dict["NAME"]
    _disconnect()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        _disconnect()
        connection.settings_dict["NAME"] = before


def migrated_folder() -> Path:
    """The data folder of an empty hall on SQLite."""
    folder = KEPT / _version()
    with _one_at_a_time("migrated"):
        if not (folder / STAMP).exists():
            shutil.rmtree(KEPT / _version(), ignore_errors=True)
            _forget_older()
            _run(folder, "", "prepare")
            settle(folder)
    return folder


def take_over(folder: Path) -> None:
    """Begin with the ready hall of another checkout: only what this one has beside it is made."""
    own = KEPT / _version()
    shutil.copytree(folder, own, ignore=NOT_COPIED, copy_function=_copy_or_link)
    (own / STAMP).unlink()
    _run(own, "", "prepare")
    settle(own)


def filled_folder(run: Path) -> Path:
    """The data folder of a hall with its demo, filled once a run.

    `run` is the folder that its processes share.
    """
    folder, empty = run / "demo-hall", migrated_folder()
    with _one_at_a_time("filled"):
        if not (folder / "filled").exists():
            shutil.rmtree(folder, ignore_errors=True)
            copy_hall(folder, source=empty)
            _run(folder, "", "demo")
            settle(folder)
            (folder / "filled").touch()
    return folder


def settle(folder: Path) -> None:
    """Write what SQLite keeps beside its file into it, so that one file is the whole database."""
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _migrated_database() -> str:
    name = f"guildhall_ready_{_place()}_{_version()[:12]}"
    with _one_at_a_time("migrated"):
        if not has_database(name):
            without_others(f"guildhall_ready_{_place()}_")
            making = f"{name}_making"
            drop_database(making)
            _run(KEPT / "postgres", make_database(making), "prepare")
            copy_database(making, name)
            drop_database(making)
    return name


def _filled_database(run: Path) -> str:
    """Filled once a run, like the folder; the one of the last run goes first."""
    empty, name = _migrated_database(), f"guildhall_ready_{_place()}_demo"
    with _one_at_a_time("filled"):
        if not (run / "demo-database").exists():
            drop_database(name)
            _run(KEPT / "postgres", copy_database(empty, name), "demo")
            (run / "demo-database").touch()
    return name


def _place() -> str:
    """So that two checkouts on one server keep apart."""
    return hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]


def _disconnect() -> None:
    connection.close()
    close_pool = getattr(connection, "close_pool", lambda: None)
    close_pool()


def _forget_older() -> None:
    for folder in KEPT.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)


def _version() -> str:
    digest = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    package = ROOT / "guildhall"
    for file in prepared_files(package):
        digest.update(str(file.relative_to(package)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:24]


def _run(folder: Path, database_url: str, command: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    env = {
        **os.environ,
        "GUILDHALL_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "guildhall.config.settings",
    }
    env.pop("DATABASE_URL", None)
    if database_url:
        env["DATABASE_URL"] = database_url
    words = [sys.executable, "-m", "guildhall", command]
    done = subprocess.run(words, env=env, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr


def _copy_or_link(source: str, target: str) -> None:
    """Static files never change in place, so a second name for each will do."""
    if "/static/" in source:
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def _is_postgres() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


@contextmanager
def _one_at_a_time(making: str) -> Iterator[None]:
    """Whoever needs an empty hall doesn't wait for the one that fills the demo."""
    KEPT.mkdir(exist_ok=True)
    with (KEPT / f"{making}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
