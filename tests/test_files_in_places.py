"""Files are kept alike in a folder and in a bucket."""

import datetime as dt
import hashlib
import io
import os
import time
from pathlib import Path

import pytest
from django.conf import settings as hall_settings

from guildhall.kit import files
from tests.own_bucket import BUCKET

WORDS = b"Close the valve, then wait."
NAME = f"{hashlib.sha256(WORDS).hexdigest()}.txt"
LONG_AGO = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(params=["folder", "bucket"])
def place(request, settings, tmp_path) -> str:
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    else:
        settings.MEDIA_ROOT = str(tmp_path / "media")
    return request.param


def test_a_file_is_kept_once_and_read_in_whole_and_in_part(place):
    names = {files.keep(WORDS, "txt"), files.keep_file(io.BytesIO(WORDS), "txt")}

    assert names == {NAME}
    assert [kept.name for kept in files.all_kept()] == [NAME]
    assert files.size(NAME) == len(WORDS)
    assert files.read(NAME) == WORDS
    parts = [(0, None), (10, None), (10, 5), (0, 5), (10, 500), (10, 0)]
    read = []
    for start, length in parts:
        with files.opened(NAME, start=start, length=length) as part:
            read.append(part.read())
    assert read == [WORDS, WORDS[10:], WORDS[10:15], WORDS[:5], WORDS[10:], b""]


def test_a_file_is_read_by_the_block(place):
    long = os.urandom(300_000)
    name = files.keep(long, "bin")

    with files.opened(name, start=7) as content:
        blocks = list(iter(lambda: content.read(4096), b""))

    assert b"".join(blocks) == long[7:]
    assert max(map(len, blocks)) == 4096


def test_what_is_not_there_is_not_there(place):
    assert not files.exists(NAME)
    with pytest.raises(FileNotFoundError):
        files.size(NAME)
    with pytest.raises(FileNotFoundError):
        files.opened(NAME)
    files.delete(NAME)
    assert list(files.all_kept()) == []


def test_a_file_is_deleted_twice_and_kept_again(place):
    files.keep(WORDS, "txt")

    files.delete(NAME)
    files.delete(NAME)

    assert not files.exists(NAME)
    assert files.keep(WORDS, "txt") == NAME
    assert files.read(NAME) == WORDS


def test_what_was_kept_again_meanwhile_is_not_swept(place):
    since = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1)
    files.keep(WORDS, "txt")

    files.delete(NAME, unless_kept_since=since)

    assert files.read(NAME) == WORDS
    files.delete(NAME, unless_kept_since=dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1))
    assert not files.exists(NAME)


def test_what_a_backup_holds_is_put_back_under_its_name_only(place):
    files.put_back(NAME, io.BytesIO(WORDS))

    assert files.read(NAME) == WORDS
    with pytest.raises(ValueError):
        files.put_back(NAME, io.BytesIO(b"Open the valve."))
    assert files.read(NAME) == WORDS


@pytest.mark.parametrize("name", ["../secret_key", "", f"{NAME}/..", NAME.upper(), f" {NAME}"])
def test_a_name_that_was_never_given_is_refused(place, name):
    for verb in (files.opened, files.size, files.delete, files.read):
        with pytest.raises(ValueError):
            verb(name)


def test_a_folder_keeps_a_file_again_by_touching_it(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    files.keep(WORDS, "txt")
    path = Path(hall_settings.MEDIA_ROOT) / NAME[:2] / NAME
    os.utime(path, (time.time() - 9 * 86400,) * 2)

    files.keep(WORDS, "txt")

    (kept,) = files.all_kept()
    assert kept.changed_at > dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)


def test_a_bucket_lists_what_is_ours_alone(bucket):
    bucket.client().put_object(Bucket=BUCKET, Key="hall/media/notes.txt", Body=b"of another")
    bucket.client().put_object(Bucket=BUCKET, Key=f"elsewhere/{NAME[:2]}/{NAME}", Body=WORDS)
    name = files.keep(b"ours", "txt")

    kept = list(files.all_kept())

    assert [one.name for one in kept] == [name]
    assert kept[0].changed_at > LONG_AGO


def test_a_bucket_that_does_not_answer_or_refuses_is_away(bucket, settings):
    files.keep(WORDS, "txt")
    settings.MEDIA_BUCKET = "s3://no-such-bucket"
    with pytest.raises(files.Away, match="NoSuchBucket"):
        files.keep(b"more", "txt")
    settings.MEDIA_BUCKET = f"s3://{BUCKET}/hall/media"
    bucket.stop()

    for verb in (files.exists, files.opened, files.read, files.delete):
        with pytest.raises(files.Away):
            (verb)(NAME) if verb is not files.delete else files.delete(
                NAME, unless_kept_since=LONG_AGO
            )
    with pytest.raises(files.Away):
        files.keep(WORDS, "txt")
    with pytest.raises(files.Away):
        list(files.all_kept())
