"""Only the hall's own user may read the data folder."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

STAMP = "prepared"  # the file that says of which version the hall in the folder is
OTHERS = 0o077


def shut(folder: Path) -> None:
    """Close to everyone else what an earlier version left open.

    What this user can't change stays, and `doctor` says so.
    """
    for path in list(open_to_others(folder)):
        with contextlib.suppress(PermissionError, FileNotFoundError):
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)


def open_to_others(folder: Path) -> Iterator[Path]:
    """What others may read or change in the folder; nothing, while the folder itself is closed.

    Links are not followed.
    """
    if not folder.stat().st_mode & OTHERS:
        return
    yield folder
    for place, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = Path(place, name)
            with contextlib.suppress(FileNotFoundError):
                mode = path.lstat().st_mode
                if mode & OTHERS and not stat.S_ISLNK(mode):
                    yield path
