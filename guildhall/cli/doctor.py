"""guildhall doctor: what is wrong and what to do, in plain sentences."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator

import click
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from guildhall.cli import databases
from guildhall.cli.doctor_files import examine_files, examine_kept_files
from guildhall.cli.doctor_search import examine_search
from guildhall.cli.doctor_work import examine_work
from guildhall.cli.findings import Finding, show
from guildhall.cli.prepare import is_prepared
from guildhall.cli.serving import is_served
from guildhall.kit.addresses import is_public
from guildhall.kit.data_folder import open_to_others
from guildhall.kit.troubles import troubles
from guildhall.people.forwarding import SETTING, newest_forwarding, what_is_wrong
from guildhall.people.queries import has_owner

LITTLE_SPACE = 500 * 1024 * 1024


class Doctor(click.Group):
    """`doctor` alone checks everything; `doctor mail ADDRESS` checks mail."""

    def list_commands(self, context: click.Context) -> list[str]:
        return ["mail"]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        from guildhall.cli.doctor_mail import doctor_mail  # it imports this module

        return doctor_mail if name == "mail" else None


@click.group(cls=Doctor, invoke_without_command=True)
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check the hall: what is wrong, and what to do. Exits with an error if anything is."""
    if context.invoked_subcommand is None:
        sys.exit(show(list(examine()), well="No problems found."))


def examine() -> Iterator[Finding]:
    """Every finding, in the order in which you would fix them.

    What needs a database is left out if it does not answer.
    """
    yield from _folder()
    yield from examine_files()
    yield from _parts()
    reached = _database()
    yield reached
    if reached.is_wrong:
        return
    checks: list[Callable[[], Iterator[Finding]]] = [
        _tables,
        _whole,
        examine_search,
        _running,
        examine_work,
        examine_kept_files,
        _copies,
        _proxies,
        _ways_in,
    ]
    for check in checks:
        try:
            yield from check()
        except DatabaseError as problem:
            yield Finding(
                f"The database reported an error ({problem}).",
                "Run “guildhall prepare”, then “guildhall doctor” again.",
            )


def _folder() -> Iterator[Finding]:
    folder = settings.GUILDHALL_DATA
    if not os.access(folder, os.W_OK):
        yield Finding(
            f"The hall can't write to {folder}.", "Make the user who runs the hall its owner."
        )
        return
    free = shutil.disk_usage(folder).free
    if free < LITTLE_SPACE:
        yield Finding(
            f"Only {free // 1024**2} MB are free in the data folder.",
            "Free some space, or move GUILDHALL_DATA to a larger disk.",
        )
    else:
        yield Finding(f"The data folder {folder} is writable, with {free // 1024**3} GB free.")
    if next(open_to_others(folder), None):
        yield Finding(
            f"Other accounts on this machine can read {folder}.", f"chmod -R go= {folder}"
        )


def _parts() -> Iterator[Finding]:
    """Parts that “guildhall serve” has to start again and again."""
    for trouble in troubles(settings.GUILDHALL_DATA, at=timezone.now()):
        yield Finding(trouble.sentence(), "The log of “guildhall serve” says why.")


def _database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as problem:
        return Finding(
            f"The database does not answer ({problem}).",
            "Check DATABASE_URL, and that the database server is running.",
        )
    return Finding(f"The database answers ({connection.vendor}).")


def _tables() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(
            f"Changes of the tables still to be made: {len(waiting)}.", "Run “guildhall prepare”."
        )
    elif not is_prepared():
        yield Finding("The static files are from another version.", "Run “guildhall prepare”.")
    else:
        yield Finding("Tables and static files match this version.")


def _whole() -> Iterator[Finding]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        verdict = cursor.fetchone()[0]
        cursor.execute("PRAGMA foreign_key_check")
        broken_links = cursor.fetchall()
    if verdict != "ok" or broken_links:
        yield Finding(
            "The database file is damaged.",
            "Stop the hall and restore the last backup: guildhall restore FILE.",
        )
    else:
        yield Finding("The database file is intact.")


def _running() -> Iterator[Finding]:
    if is_served():
        yield Finding("The hall is running on this machine.")
    else:
        yield Finding(
            "The hall is not running on this machine.",
            "Start it: guildhall serve.",
            is_warning=True,
        )


def _copies() -> Iterator[Finding]:
    for tool in databases.missing_tools():
        yield Finding(
            f"{tool} is missing, so backups cannot be made.",
            "Install PostgreSQL's client programs (postgresql-client).",
        )
    made = sorted((settings.GUILDHALL_DATA / "backups").glob("*.zip"))
    if not made:
        yield Finding(
            "There is no backup in the data folder.",
            "Make one, ideally on another disk: guildhall backup FILE",
            is_warning=True,
        )
    else:
        age = dt.datetime.now(dt.UTC) - dt.datetime.fromtimestamp(made[-1].stat().st_mtime, dt.UTC)
        yield Finding(f"The last backup in the data folder is {age.days} days old.")


def _proxies() -> Iterator[Finding]:
    newest = newest_forwarding()
    if newest is None:
        return
    problem = what_is_wrong(newest.peer, newest.forwarded_for, settings.TRUSTED_PROXIES)
    if problem:
        yield Finding(
            problem,
            f"Set {SETTING} to the number of proxies in front of the hall, or to their networks "
            "(docs/operating.md). Then sign in again.",
        )
    elif settings.IS_HTTPS and not newest.forwarded_for and not is_public(newest.peer):
        yield Finding(
            f"The newest sign-in came from {newest.peer} without X-Forwarded-For.",
            "If that is your proxy, have it send X-Forwarded-For. "
            "Until then everyone counts as one address.",
            is_warning=True,
        )


def _ways_in() -> Iterator[Finding]:
    if not has_owner():
        yield Finding(
            "The hall has no owner yet.",
            "Become its owner, in a terminal: guildhall owner",
            is_warning=True,
        )
    if not settings.GUILDHALL_URL and settings.GUILDHALL_HOST not in ("127.0.0.1", "localhost"):
        yield Finding(
            "The hall is open to the network without https.",
            "Put a web server with https in front of it, and set GUILDHALL_URL.",
            is_warning=True,
        )
    if not settings.HAS_MAIL:
        yield Finding("Mail is not set up. Invitations work by link.")
