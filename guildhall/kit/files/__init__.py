"""Files kept by their content: the name is the SHA-256, so the same file is kept once.

They lie in a folder, or in a bucket that speaks S3 (GUILDHALL_MEDIA). Nobody but this package knows
which: everything else keeps, opens and deletes by name, and every byte goes through the hall.
"""

import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator
from typing import IO

from django.conf import settings

from guildhall.kit.files.bucket import Bucket, bucket_at
from guildhall.kit.files.folder import Folder
from guildhall.kit.files.places import Away, Kept, Place

__all__ = [
    "NAME",
    "Away",
    "Kept",
    "all_kept",
    "delete",
    "exists",
    "is_in_bucket",
    "keep",
    "keep_file",
    "opened",
    "put_back",
    "read",
    "size",
    "where",
]

NAME = re.compile(r"^[0-9a-f]{64}\.[a-z0-9]{1,8}$")
SUFFIX = re.compile(r"[a-z0-9]{1,8}")
BLOCK = 1024 * 1024


def keep(content: bytes, suffix: str) -> str:
    """Store `content` and return its name. Whole or not at all, also when power fails.

    A file that is there already counts as changed now, so that it is not swept. Raises Away.
    """
    return keep_file(io.BytesIO(content), suffix)


def keep_file(content: IO[bytes], suffix: str) -> str:
    """As `keep`, for what is too large to be held as a whole: a file that can be read twice."""
    if not SUFFIX.fullmatch(suffix):
        raise ValueError("not the suffix of a kept file")
    name = f"{_digest(content)}.{suffix}"
    content.seek(0)
    _place().keep(name, content)
    return name


def put_back(name: str, content: IO[bytes]) -> None:
    """Store under `name` what a backup has under it. Raises ValueError for any other content."""
    if _digest(content) != _checked(name).partition(".")[0]:
        raise ValueError("not the content of that name")
    content.seek(0)
    _place().keep(name, content)


def opened(name: str, *, start: int = 0, length: int | None = None) -> IO[bytes]:
    """The content from `start` on, `length` bytes of it or all, to be read once.

    Raises FileNotFoundError, or Away: here, or later while it is read.
    """
    return _place().opened(_checked(name), start=start, length=length)


def read(name: str) -> bytes:
    """The whole content. Raises FileNotFoundError, Away."""
    with opened(name) as content:
        return content.read()


def size(name: str) -> int:
    """In bytes. Raises FileNotFoundError, Away."""
    return _place().size(_checked(name))


def exists(name: str) -> bool:
    """Raises Away."""
    try:
        size(name)
    except FileNotFoundError:
        return False
    return True


def delete(name: str, *, unless_kept_since: dt.datetime | None = None) -> None:
    """Delete the file, if it is there; not if someone has kept it again meanwhile. Raises Away."""
    _place().delete(_checked(name), unless_kept_since=unless_kept_since)


def all_kept() -> Iterator[Kept]:
    """Every file that `keep` stored, in no order. Raises Away."""
    return (one for one in _place().all() if NAME.match(one.name))


def where() -> str:
    """The place, as an operator names it."""
    return str(_place())


def is_in_bucket() -> bool:
    return isinstance(_place(), Bucket)


def _place() -> Place:
    if settings.MEDIA_BUCKET:
        return bucket_at(settings.MEDIA_BUCKET)
    return Folder(settings.MEDIA_ROOT)


def _checked(name: str) -> str:
    if not NAME.match(name):
        raise ValueError("not the name of a kept file")
    return name


def _digest(content: IO[bytes]) -> str:
    content.seek(0)
    digest = hashlib.sha256()
    while block := content.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()
