"""Files that are no backup of this hall end in one sentence, and the hall is what it was."""

import hashlib
import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from guildhall.cli.restoring import MOST_BYTES, NotABackup, look_at
from tests.ready_halls import FILE, migrated_folder

PICTURE = b"a picture"
PICTURE_NAME = f"media/{hashlib.sha256(PICTURE).hexdigest()}.png"
KEY = b"k" * 48
MANIFEST = {"format": 1, "version": "0.1.0", "made_at": "2026-11-03T12:00:00+00:00"}

Members = dict[str, bytes]


def manifest(**changes: object) -> bytes:
    return json.dumps({**MANIFEST, "database": connection.vendor, **changes}).encode()


def good() -> Members:
    return {
        "manifest.json": manifest(),
        "database": b"x" * 5000,
        "secret_key": KEY,
        PICTURE_NAME: PICTURE,
    }


def written(path: Path, members: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def without(name: str) -> Callable[[], Members]:
    return lambda: {one: content for one, content in good().items() if one != name}


HOSTILE: dict[str, Callable[[], Members]] = {
    "no manifest": without("manifest.json"),
    "no database": without("database"),
    "a manifest that is no JSON": lambda: {**good(), "manifest.json": b"{"},
    "a manifest that is a list": lambda: {**good(), "manifest.json": b"[]"},
    "a manifest without a time": lambda: {**good(), "manifest.json": b'{"format": 1}'},
    "a time that is none": lambda: {**good(), "manifest.json": manifest(made_at="yesterday")},
    "a time that is a number": lambda: {**good(), "manifest.json": manifest(made_at=7)},
    "a manifest without end": lambda: {
        **good(),
        "manifest.json": manifest(note="x" * MOST_BYTES["manifest.json"]),
    },
    "an empty key": lambda: {**good(), "secret_key": b""},
    "a blank key": lambda: {**good(), "secret_key": b" \n" * 40},
    "a short key": lambda: {**good(), "secret_key": b"short"},
    "a key that is no text": lambda: {**good(), "secret_key": b"\xff\xfe" * 40},
    "a key without end": lambda: {**good(), "secret_key": b"k" * 2000},
    "a picture by another's name": lambda: {**good(), PICTURE_NAME: b"something else"},
    "a picture of nothing": lambda: {**good(), PICTURE_NAME: b""},
    "a picture too large to be one": lambda: {
        **good(),
        PICTURE_NAME: bytes(MOST_BYTES["media/"] + 1),
    },
    "a database puffed up": lambda: {**good(), "database": bytes(110 * 1024**2)},
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_a_backup_cannot_hold_is_refused(tmp_path, kind):
    path = written(tmp_path / "hall.zip", HOSTILE[kind]())

    with pytest.raises(NotABackup) as refused:
        look_at(path)

    assert (
        str(refused.value)
        == "hall.zip is not a backup of a hall, or it is damaged. Nothing was changed."
    )


@pytest.mark.parametrize("kept", [0, 1, 100, 400, -1, -30])
def test_a_file_that_was_cut_off_is_refused(tmp_path, kept):
    path = written(tmp_path / "hall.zip", good())
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(NotABackup, match="damaged"):
        look_at(path)


def test_a_bit_that_turned_is_found(tmp_path):
    path = tmp_path / "hall.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in good().items():
            archive.writestr(name, content)
    path.write_bytes(path.read_bytes().replace(b"x" * 100, b"x" * 99 + b"y", 1))

    with pytest.raises(NotABackup, match="damaged"):
        look_at(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused(tmp_path):
    path = written(tmp_path / "hall.zip", good())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("secret_key", b"z" * 48)

    with pytest.raises(NotABackup, match="damaged"):
        look_at(path)


def test_a_link_in_place_of_a_picture_is_refused(tmp_path):
    path = written(tmp_path / "hall.zip", without(PICTURE_NAME)())
    link = zipfile.ZipInfo(PICTURE_NAME)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, PICTURE)

    with pytest.raises(NotABackup, match="damaged"):
        look_at(path)


def test_what_needs_more_room_than_there_is_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = written(tmp_path / "hall.zip", good())
    monkeypatch.setattr("shutil.disk_usage", lambda place: type("Disk", (), {"free": 1000})())

    with pytest.raises(NotABackup, match="needs 0 MB, more than is free"):
        look_at(path)


def test_what_is_not_ours_in_it_is_left_alone(tmp_path):
    path = written(
        tmp_path / "hall.zip",
        {**good(), "../../etc/passwd": b"x", "media/../key.png": b"x", "media/": b""},
    )

    arriving = look_at(path)

    assert (arriving.pictures, arriving.has_key) == ([PICTURE_NAME.removeprefix("media/")], True)


def foreign_database(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / "foreign")) as other:
        other.execute("CREATE TABLE django_migrations (id)")
    return (folder / "foreign").read_bytes()


def changed_database(folder: Path, *sql: str) -> bytes:
    copy = folder / "changed"
    copy.write_bytes((migrated_folder() / FILE).read_bytes())
    with closing(sqlite3.connect(copy)) as other:
        for one in sql:
            other.execute(one)
        other.commit()
    return copy.read_bytes()


DATABASES: dict[str, Callable[[Path], bytes]] = {
    "empty": lambda folder: b"",
    "no database": lambda folder: b"x" * 5000,
    "of another program": foreign_database,
    "cut off": lambda folder: (migrated_folder() / FILE).read_bytes()[:50_000],
    "with a trigger": lambda folder: changed_database(
        folder,
        "CREATE TRIGGER t AFTER INSERT ON people_person BEGIN DELETE FROM people_person; END",
    ),
    "with a view": lambda folder: changed_database(folder, "CREATE VIEW v AS SELECT 1"),
    "without a column": lambda folder: changed_database(
        folder, "ALTER TABLE activity_event RENAME COLUMN verb TO word"
    ),
    "without a table": lambda folder: changed_database(
        folder, "ALTER TABLE commons_entry RENAME TO commons_thing"
    ),
}


def test_a_database_that_is_no_halls_is_refused_and_the_hall_is_what_it_was(hall, tmp_path):
    if "DATABASE_URL" in hall.env:
        pytest.skip("these are files of SQLite")
    hall.python("from guildhall.people.actions import arrive; arrive('Ada')")
    key = (hall.folder / "secret_key").read_text()

    for kind, content in DATABASES.items():
        path = written(tmp_path / "hall.zip", {**good(), "database": content(tmp_path)})
        refused = hall.run("restore", str(path), "--yes")
        assert (kind, refused.returncode, refused.stdout) == (kind, 1, "")
        assert refused.stderr.startswith("Error: The database in this backup "), kind
        assert refused.stderr.endswith("Nothing was changed.\n"), kind
        assert refused.stderr.count("\n") == 1, kind
        assert people_in(hall.folder) == ["Ada"], kind
        assert (hall.folder / "secret_key").read_text() == key, kind

    assert (
        hall.python("from guildhall.people.models import Person; print(*Person.objects.here())")
        == "Ada"
    )
    assert hall.run("backup", str(tmp_path / "after.zip")).returncode == 0


def people_in(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / FILE)) as database:
        return [name for (name,) in database.execute("SELECT name FROM people_person")]


@pytest.mark.database
def test_a_dump_that_is_no_halls_is_refused_and_the_hall_is_what_it_was(hall, tmp_path):
    if "DATABASE_URL" not in hall.env:
        pytest.skip("this is about dumps of PostgreSQL")
    hall.python("from guildhall.people.actions import arrive; arrive('Ada')")

    for content in (b"", b"x" * 5000):
        path = written(
            tmp_path / "hall.zip",
            {**good(), "database": content, "manifest.json": manifest(database="postgresql")},
        )
        refused = hall.run("restore", str(path), "--yes")
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1

    assert (
        hall.python("from guildhall.people.models import Person; print(*Person.objects.here())")
        == "Ada"
    )
