"""Make the data folder ready: tables, static files. Quick when nothing has changed."""

import hashlib
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command

import guildhall

STAMP = "prepared"


@click.command()
@click.option("--force", is_flag=True, help="Also when nothing seems to have changed.")
def prepare(force: bool) -> None:
    """Create or upgrade the tables and gather the static files."""
    prepare_hall(force=force)
    click.echo("The hall is prepared.")


def prepare_hall(*, force: bool = False) -> None:
    """Do what `prepare` does; for callers that say something else."""
    if force or not is_prepared():
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        (settings.GUILDHALL_DATA / STAMP).write_text(fingerprint(_database()))


def is_prepared() -> bool:
    """Whether this data folder was prepared for just this version and database."""
    stamp = settings.GUILDHALL_DATA / STAMP
    return stamp.exists() and stamp.read_text() == fingerprint(_database())


def fingerprint(database: str) -> str:
    """Changes with the version, any migration, any static file, and the database in use."""
    package = Path(guildhall.__file__).parent
    files = sorted([*package.glob("*/migrations/*.py"), *package.glob("*/static/**/*.*")])
    digest = hashlib.sha256(f"{guildhall.__version__}|{database}".encode())
    for file in files:
        digest.update(f"{file.relative_to(package)}|{file.stat().st_size}|{file.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def _database() -> str:
    return str(settings.DATABASES["default"]["NAME"])
