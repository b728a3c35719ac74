"""Make the data folder ready: tables and static files. Quick if nothing has changed."""

import contextlib
import fcntl
import hashlib
from collections.abc import Iterator
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

import guildhall
from guildhall.cli.new_hall import make_tables
from guildhall.cli.serving import database_session
from guildhall.kit.data_folder import STAMP, shut

LOCK = "prepare.lock"
ADVISORY_LOCK = 4_815_016_002


@click.command()
@click.option("--force", is_flag=True, help="Even if nothing seems to have changed.")
def prepare(force: bool) -> None:
    """Create or upgrade the tables, and collect the static files."""
    try:
        prepare_hall(force=force)
    except (DatabaseError, OSError) as problem:
        raise click.ClickException(
            f"The hall could not be prepared: {str(problem).splitlines()[0]}"
        ) from None
    click.echo("The hall is prepared.")


def prepare_hall(*, force: bool = False) -> None:
    """Do what `prepare` does, without a word.

    If several are started at once, one does the work and the others wait for it.
    """
    shut(settings.GUILDHALL_DATA)
    if not force and is_prepared():
        return
    with _one_at_a_time():
        if force or not is_prepared():
            _bring_up_to_date()
            call_command("collectstatic", verbosity=0, interactive=False)
            (settings.GUILDHALL_DATA / STAMP).write_text(fingerprint(_database()))


def _bring_up_to_date() -> None:
    if has_tables():
        call_command("migrate", verbosity=0, interactive=False)
    else:
        make_tables()


def is_prepared() -> bool:
    """Whether this data folder was prepared for just this version and database."""
    stamp = settings.GUILDHALL_DATA / STAMP
    return stamp.exists() and stamp.read_text() == fingerprint(_database())


def has_tables() -> bool:
    """Whether the database was ever prepared.

    Asking does not create one. Raises DatabaseError if it does not answer.
    """
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return False
    return "django_migrations" in connection.introspection.table_names()


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Among the processes of this folder, and on PostgreSQL among all nodes of the database."""
    with (settings.GUILDHALL_DATA / LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with contextlib.closing(database_session()) as session:
            session.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
            yield


def prepared_files(package: Path) -> list[Path]:
    """What a hall is prepared from: migrations, static files and style sheets."""
    patterns = ("*/migrations/*.py", "*/static/**/*.*", "*/styles/*.css")
    return sorted(file for pattern in patterns for file in package.glob(pattern))


def fingerprint(database: str) -> str:
    """Changes with the version, any of the files above, and the database in use."""
    package = Path(guildhall.__file__).parent
    digest = hashlib.sha256(f"{guildhall.__version__}|{database}".encode())
    for file in prepared_files(package):
        digest.update(
            f"{file.relative_to(package)}|{file.stat().st_size}|{file.stat().st_mtime_ns}".encode()
        )
    return digest.hexdigest()


def _database() -> str:
    return str(settings.DATABASES["default"]["NAME"])
