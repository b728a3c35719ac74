"""Files in a folder of this machine, or of a disk that several nodes share."""

import contextlib
import datetime as dt
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from guildhall.kit.files.places import Kept, Part

LEAVING = ".leaving-"


class Folder:
    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def __str__(self) -> str:
        return str(self.path)

    def keep(self, name: str, content: IO[bytes]) -> None:
        path = self._path(name)
        try:
            os.utime(path)
        except FileNotFoundError:
            _write(path, content)
        except PermissionError:  # of another user, and there
            return

    def opened(self, name: str, *, start: int, length: int | None) -> IO[bytes]:
        file = self._path(name).open("rb")
        if start == 0 and length is None:
            return file
        file.seek(start)
        left = os.fstat(file.fileno()).st_size - start
        return io.BufferedReader(Part(file, left if length is None else min(length, left)))

    def size(self, name: str) -> int:
        return self._path(name).stat().st_size

    def delete(self, name: str, *, unless_kept_since: dt.datetime | None) -> None:
        """Out of the way first: who keeps it just now has touched it before, or writes it anew."""
        path = self._path(name)
        leaving = path.with_name(f"{LEAVING}{name}")
        with contextlib.suppress(FileNotFoundError):
            path.replace(leaving)
            changed = leaving.stat().st_mtime
            if unless_kept_since and changed >= unless_kept_since.timestamp():
                leaving.replace(path)
            else:
                leaving.unlink()

    def all(self) -> Iterator[Kept]:
        for path in self.path.glob("??/*"):
            with contextlib.suppress(FileNotFoundError):  # swept since the folder was listed
                status = path.stat()
                changed_at = dt.datetime.fromtimestamp(status.st_mtime, dt.UTC)
                yield Kept(path.name, status.st_size, changed_at)

    def _path(self, name: str) -> Path:
        return self.path / name[:2] / name


def _write(path: Path, content: IO[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, partial = tempfile.mkstemp(dir=path.parent, prefix=".partial-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            shutil.copyfileobj(content, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError:
        Path(partial).unlink(missing_ok=True)
        raise
