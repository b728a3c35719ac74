"""GUILDHALL_DATA and SECRET_KEY: the folder of a hall, and the key that is kept in it."""

import os
import secrets
import tempfile
from pathlib import Path

from guildhall.config.environment.media import NAME as MEDIA
from guildhall.config.environment.media import media
from guildhall.config.environment.refusal import BadSetting
from guildhall.kit.data_folder import STAMP

KEY = "secret_key"
SHORTEST_KEY = 32


def data_folder() -> Path:
    """Where the hall is or will be; creates nothing. Raises BadSetting."""
    text = os.environ.get("GUILDHALL_DATA", "var")
    if not text.strip():
        raise BadSetting("GUILDHALL_DATA", "is empty. Name a folder, or leave it unset for ./var.")
    folder = Path(text).expanduser().resolve()
    if folder.exists() and not folder.is_dir():
        raise BadSetting("GUILDHALL_DATA", f"is not a folder: {folder}.")
    return folder


def make_data_folder() -> None:
    """The folder, with its key, readable by its owner alone. Raises BadSetting."""
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if "SECRET_KEY" not in os.environ:
            _make_key(folder / KEY)
    except OSError as problem:
        raise BadSetting(
            "GUILDHALL_DATA", f"cannot be used as a folder: {problem.strerror}."
        ) from None
    _make_media_folder(folder)


def _make_media_folder(data: Path) -> None:
    kept = media(data)
    if kept.bucket:
        return
    try:
        kept.folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise BadSetting(MEDIA, f"cannot be used as a folder: {problem.strerror}.") from None


def was_prepared() -> bool:
    """Whether a hall was ever prepared in this folder, by this version or another."""
    return (data_folder() / STAMP).exists()


def secret_key(folder: Path) -> str:
    """The key that is set, or kept in the folder of a prepared hall; until then a temporary one."""
    key = os.environ.get("SECRET_KEY")
    if key is not None:
        if len(key.strip()) < SHORTEST_KEY:
            raise BadSetting(
                "SECRET_KEY",
                f"must have at least {SHORTEST_KEY} characters. "
                "If it is unset, one is made and kept.",
            )
        return key
    if not (folder / STAMP).exists():
        return secrets.token_urlsafe(48)
    try:
        _make_key(folder / KEY)
        kept = (folder / KEY).read_text().strip()
    except (OSError, UnicodeDecodeError):
        raise BadSetting("SECRET_KEY", f"is unset, and {folder / KEY} cannot be read.") from None
    if len(kept) < SHORTEST_KEY:
        problem = f"is unset, and {folder / KEY} is too short to be a key. Put back the original."
        raise BadSetting("SECRET_KEY", problem)
    return kept


def _make_key(path: Path) -> None:
    """There as a whole or not at all: of several that start at once each reads the same."""
    if path.exists():
        return
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{KEY}-")
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        os.link(partial, path)
    except FileExistsError:  # another process was first
        pass
    except OSError:  # a file system without links
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
