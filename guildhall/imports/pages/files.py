"""The files of a folder, or of a ZIP of one, that texts link or pages hold."""

import zipfile
from pathlib import Path, PurePosixPath

LARGEST_FILE = 100 * 1024**2


class FolderFiles:
    """Reads by paths within the folder; what leads out of it is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes | None:
        if name.startswith("/") or ".." in PurePosixPath(name).parts:
            return None
        return self._of_folder(name) if self.path.is_dir() else self._of_zip(name)

    def _of_folder(self, name: str) -> bytes | None:
        file = (self.path / name).resolve()
        is_inside = file.is_relative_to(self.path.resolve())
        if not is_inside or not file.is_file() or file.stat().st_size > LARGEST_FILE:
            return None
        return file.read_bytes()

    def _of_zip(self, name: str) -> bytes | None:
        try:
            with zipfile.ZipFile(self.path) as archive:
                info = archive.getinfo(name)
                return archive.read(info) if info.file_size <= LARGEST_FILE else None
        except (KeyError, zipfile.BadZipFile, OSError):
            return None
