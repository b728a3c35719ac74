"""guildhall backup and guildhall restore: the whole hall in one file, and back."""

import contextlib
import datetime as dt
import json
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import IO, Any

import click
from django.conf import settings
from rich.progress import Progress

import guildhall
from guildhall.cli import databases
from guildhall.cli.restoring import (
    DATABASE,
    FORMAT,
    KEY,
    MANIFEST,
    MEDIA,
    NotABackup,
    look_at,
    put_in_place,
)
from guildhall.cli.serving import NowServing, nobody_serving
from guildhall.kit import files

LEFT_OUT = (
    "Left out: the pictures and files in {place}. Copy them after each backup, without deleting "
    "anything from the copy: aws s3 sync {place} FOLDER"
)


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
def backup(path: Path | None) -> None:
    """Save the whole hall in one file (default: in the data folder), even while people write."""
    try:
        made = write_backup(path or _default_path())
    except (databases.CannotCopy, OSError) as problem:
        raise click.ClickException(f"No backup was made. {problem}") from None
    click.echo(f"Saved to {made} ({made.stat().st_size:,} bytes).")
    if files.is_in_bucket():
        click.echo(LEFT_OUT.format(place=files.where()))


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace what is here without asking first.")
def restore(path: Path, yes: bool) -> None:
    """Replace this hall with a backup. Stop the hall first, on every node."""
    try:
        with nobody_serving():
            arriving = look_at(path)
            question = (
                f"Replace this hall with the backup of {arriving.made_at:%d %B %Y, %H:%M} UTC?"
            )
            if not yes and not click.confirm(question):
                raise click.Abort
            put_in_place(arriving)
    except NowServing:
        raise click.ClickException("This hall is running. Stop it, then restore.") from None
    except (NotABackup, databases.CannotCopy, OSError) as problem:
        raise click.ClickException(str(problem)) from None
    click.echo("The hall is restored.")


def write_backup(path: Path) -> Path:
    """Write the whole backup, or none.

    The database comes first, then the pictures and files, so every one it names is included.
    Those in a bucket are left out.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            copy = Path(folder) / DATABASE
            databases.dump_to(copy)
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
                archive.writestr(MANIFEST, json.dumps(_manifest()))
                archive.write(copy, DATABASE)
                _add_key(archive)
                _add_media(archive)
        partial.chmod(0o600)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def _default_path() -> Path:
    return (
        settings.GUILDHALL_DATA
        / "backups"
        / f"guildhall-{dt.datetime.now(dt.UTC):%Y-%m-%d-%H%M%S}.zip"
    )


def _manifest() -> dict[str, Any]:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return {
        "format": FORMAT,
        "version": guildhall.__version__,
        "database": databases.vendor(),
        "made_at": now,
    }


def _add_key(archive: zipfile.ZipFile) -> None:
    key = settings.GUILDHALL_DATA / KEY
    if key.exists():
        archive.write(key, KEY)


def _add_media(archive: zipfile.ZipFile) -> None:
    if files.is_in_bucket():
        return
    kept = list(files.all_kept())
    with Progress(transient=True) as progress:
        for one in progress.track(kept, description="Pictures and files"):
            # A file swept since the list was made is no longer used anywhere.
            with contextlib.suppress(FileNotFoundError), files.opened(one.name) as content:
                _add_file(archive, one, content)


def _add_file(archive: zipfile.ZipFile, kept: files.Kept, content: IO[bytes]) -> None:
    member = zipfile.ZipInfo(f"{MEDIA}{kept.name}", kept.changed_at.timetuple()[:6])
    member.external_attr = 0o600 << 16
    with archive.open(member, "w", force_zip64=True) as into:
        shutil.copyfileobj(content, into)
