"""A backup is checked as a whole before it replaces anything in the hall."""

import contextlib
import datetime as dt
import hashlib
import json
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.db.migrations.exceptions import (
    BadMigrationError,
    InconsistentMigrationHistory,
    NodeNotFoundError,
)

from guildhall.cli import databases
from guildhall.cli.prepare import prepare_hall
from guildhall.kit import files
from guildhall.kit.data_folder import STAMP
from guildhall.search.actions import index_missing

MANIFEST, DATABASE, KEY, MEDIA = "manifest.json", "database", "secret_key", "media/"
FORMAT = 1
SHORTEST_KEY = 32
MOST_BYTES = {MANIFEST: 64 * 1024, KEY: 1024, MEDIA: 1024**3}
LARGE = 100 * 1024**2
MOST_PACKED = 200  # a large database that was packed more tightly holds nothing, or is no database
SPARE = 100 * 1024**2
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    EOFError,
    NotImplementedError,
    RuntimeError,  # what zipfile raises for members with a password
)


class NotABackup(ValueError):
    """The file is not a backup, is damaged, or fits another kind of hall; its text says which."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked file, and what it holds."""

    path: Path
    made_at: dt.datetime
    pictures: list[str]
    has_key: bool


def look_at(path: Path) -> Backup:
    """Check everything but the database itself. Raises NotABackup."""
    try:
        with zipfile.ZipFile(path) as archive:
            made_at = _manifest(path, archive)
            members = list(_members(path, archive))
            return Backup(
                path, made_at, [name for name in members if files.NAME.match(name)], KEY in members
            )
    except NotABackup:
        raise
    except _UNREADABLE:
        raise NotABackup(
            f"{path.name} is not a backup of a hall, or it is damaged. Nothing was changed."
        ) from None


def put_in_place(backup: Backup) -> None:
    """Pictures first, then the database, so it never names a missing picture.

    Raises NotABackup or CannotCopy, and leaves the hall as it was.
    """
    with (
        tempfile.TemporaryDirectory(dir=settings.GUILDHALL_DATA) as folder,
        zipfile.ZipFile(backup.path) as archive,
    ):
        copy = Path(folder) / DATABASE
        _extract(archive, DATABASE, copy)
        databases.check(copy)
        for name in backup.pictures:
            _put_back(archive, name)
        with databases.replaced_by(copy):
            _begin_anew()
        if backup.has_key:
            _put_key(archive.read(KEY))
    index_missing()
    cache.clear()


def _manifest(path: Path, archive: zipfile.ZipFile) -> dt.datetime:
    """When it was made.

    Raises NotABackup if this hall cannot use it; other errors mean that it is not a backup.
    """
    if archive.getinfo(MANIFEST).file_size > MOST_BYTES[MANIFEST]:
        raise ValueError
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    made_at = dt.datetime.fromisoformat(manifest["made_at"])
    if manifest["format"] != FORMAT:
        raise NotABackup(f"{path.name} was made by a newer Guildhall. Upgrade this one first.")
    if manifest["database"] != databases.vendor():
        kind = manifest["database"]
        raise NotABackup(
            f"{path.name} holds a {kind} database; this hall runs on {databases.vendor()}."
        )
    return made_at


def _members(path: Path, archive: zipfile.ZipFile) -> Iterator[str]:
    """The names of what will be restored, each read to its end; pictures by their file name.

    Anything else in the file is ignored.
    """
    ours = [member for member in archive.infolist() if _kind(member.filename)]
    twice = any(times > 1 for times in Counter(member.filename for member in ours).values())
    if twice or not any(member.filename == DATABASE for member in ours):
        raise ValueError
    needed = sum(member.file_size for member in ours)
    if needed + SPARE > shutil.disk_usage(settings.GUILDHALL_DATA).free:
        raise NotABackup(
            f"{path.name} needs {needed // 1024**2:,} MB, more than is free. Nothing was changed."
        )
    for member in ours:
        yield _whole(archive, member)


def _kind(name: str) -> str:
    """Which part of a backup `name` is; empty for anything else."""
    if name.startswith(MEDIA):
        return MEDIA if files.NAME.match(name.removeprefix(MEDIA)) else ""
    return name if name in (MANIFEST, DATABASE, KEY) else ""


def _whole(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    """The name of a member that is what it claims. Raises ValueError, and what zipfile raises."""
    kind = _kind(member.filename)
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    is_puffed = member.file_size > LARGE and member.file_size > MOST_PACKED * member.compress_size
    if is_link or is_puffed or member.file_size > MOST_BYTES.get(kind, member.file_size):
        raise ValueError
    digest = hashlib.sha256()
    with archive.open(member) as content:
        while block := content.read(1024**2):
            digest.update(block)
    name = member.filename.removeprefix(MEDIA)
    if kind == MEDIA and name.partition(".")[0] != digest.hexdigest():
        raise ValueError
    if kind == KEY and len(archive.read(member).decode("ascii").strip()) < SHORTEST_KEY:
        raise ValueError
    return name


def _begin_anew() -> None:
    """Upgrade the restored database to this version, and check that all of it can be read.

    Raises NotABackup.
    """
    (settings.GUILDHALL_DATA / STAMP).write_text("being restored")
    try:
        prepare_hall(force=True)
        for model in apps.get_models():
            model._base_manager.values().first()
    except (
        DatabaseError,
        BadMigrationError,
        InconsistentMigrationHistory,
        NodeNotFoundError,
        ValueError,
        LookupError,
    ):
        raise NotABackup(
            "The database in this backup comes from another program or a newer Guildhall. "
            "Nothing was changed."
        ) from None


def _put_back(archive: zipfile.ZipFile, name: str) -> None:
    if not files.exists(name):
        with tempfile.TemporaryFile(dir=settings.GUILDHALL_DATA) as whole:
            with archive.open(f"{MEDIA}{name}") as member:
                shutil.copyfileobj(member, whole)
            files.put_back(name, whole)


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    with archive.open(name) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


def _put_key(content: bytes) -> None:
    key = settings.GUILDHALL_DATA / KEY
    partial = key.with_name(f".{KEY}.partial")
    with contextlib.suppress(FileNotFoundError):
        partial.unlink()
    partial.touch(mode=0o600)
    partial.write_bytes(content)
    partial.replace(key)
