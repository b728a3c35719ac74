"""guildhall backup and guildhall restore: the whole hall in one file, and back."""

import contextlib
import datetime as dt
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.core.cache import cache
from rich.progress import Progress

import guildhall
from guildhall.cli import databases
from guildhall.cli.prepare import STAMP, prepare_hall
from guildhall.cli.serving import NowServing, nobody_serving
from guildhall.kit import files

MANIFEST, DATABASE, KEY, MEDIA = "manifest.json", "database", "secret_key", "media/"
FORMAT = 1


class NotABackup(ValueError):
    """The file is no backup, damaged, or of another kind of hall; its text says which."""


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
def backup(path: Path | None) -> None:
    """Save the whole hall to one file (default: in the data folder), also while people write."""
    try:
        made = write_backup(path or _default_path())
    except (databases.CannotCopy, OSError) as problem:
        raise click.ClickException(f"No backup was made. {problem}") from None
    click.echo(f"Saved to {made} ({made.stat().st_size:,} bytes).")


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask before what is here now is replaced.")
def restore(path: Path, yes: bool) -> None:
    """Put a backup in place of this hall. Stop the hall first."""
    try:
        manifest = read_manifest(path)
        made_at = dt.datetime.fromisoformat(manifest["made_at"])
        question = f"Replace this hall by its state of {made_at:%d %B %Y, %H:%M} UTC?"
        if not yes and not click.confirm(question):
            raise click.Abort
        with nobody_serving():
            read_backup(path)
    except NowServing:
        raise click.ClickException("The hall is running on this data. Stop it, then restore.") from None
    except (NotABackup, databases.CannotCopy, OSError) as problem:
        raise click.ClickException(str(problem)) from None
    click.echo("The hall is restored.")


def write_backup(path: Path) -> Path:
    """The database first, then the pictures: whatever the database names is there. Whole or not at all."""
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


def read_manifest(path: Path) -> dict[str, Any]:
    """What a backup says about itself. Raises NotABackup."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            if archive.testzip() is not None:
                raise NotABackup(f"{path.name} is damaged. Nothing was changed.")
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError):
        raise NotABackup(f"{path.name} is no backup of a hall, or it is damaged. Nothing was changed.") from None
    if manifest.get("format") != FORMAT:
        raise NotABackup(f"{path.name} was made by a newer Guildhall. Upgrade this one first.")
    if manifest["database"] != databases.vendor():
        raise NotABackup(f"{path.name} holds a {manifest['database']} database; this hall runs on {databases.vendor()}.")
    return manifest


def read_backup(path: Path) -> None:
    """Pictures first, then the database: at no moment does it name a picture that is not there."""
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(dir=settings.GUILDHALL_DATA) as folder:
        for name in _media_in(archive):
            _put_back(archive, name)
        databases.load_from(Path(archive.extract(DATABASE, folder)))
        if KEY in archive.namelist():
            key = settings.GUILDHALL_DATA / KEY
            key.write_bytes(archive.read(KEY))
            key.chmod(0o600)
    (settings.GUILDHALL_DATA / STAMP).unlink(missing_ok=True)
    prepare_hall(force=True)
    cache.clear()


def _default_path() -> Path:
    return settings.GUILDHALL_DATA / "backups" / f"guildhall-{dt.datetime.now(dt.UTC):%Y-%m-%d-%H%M%S}.zip"


def _manifest() -> dict[str, Any]:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return {"format": FORMAT, "version": guildhall.__version__, "database": databases.vendor(), "made_at": now}


def _add_key(archive: zipfile.ZipFile) -> None:
    key = settings.GUILDHALL_DATA / KEY
    if key.exists():
        archive.write(key, KEY)


def _add_media(archive: zipfile.ZipFile) -> None:
    kept = [path for path in Path(settings.MEDIA_ROOT).glob("??/*") if files.NAME.match(path.name)]
    with Progress(transient=True) as progress:
        for path in progress.track(kept, description="Pictures"):
            with contextlib.suppress(FileNotFoundError):  # swept since the list was made: nothing shows it
                archive.write(path, f"{MEDIA}{path.name}", zipfile.ZIP_STORED)


def _media_in(archive: zipfile.ZipFile) -> Iterator[str]:
    """The pictures' names; anything that is not a name we gave is left alone."""
    for entry in archive.namelist():
        name = entry.removeprefix(MEDIA)
        if entry.startswith(MEDIA) and files.NAME.match(name):
            yield name


def _put_back(archive: zipfile.ZipFile, name: str) -> None:
    path = files.path_of(name)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".partial-{name}")
    with archive.open(f"{MEDIA}{name}") as source, partial.open("wb") as target:
        shutil.copyfileobj(source, target)
    partial.replace(path)
