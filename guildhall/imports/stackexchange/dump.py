"""The files of a dump: a zip or a folder, read row by row without trusting them."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

MAX_BYTES = 40 * 1024**3
MAX_RATIO = 150
LONGEST_ROW = 64 * 1024**2
DEEPEST = 8
Row = dict[str, str]
_PACKED = {
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"Rar!": "RAR",
}
_DAMAGES = (
    DefusedXmlException,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    LookupError,
)


class NotADump(ValueError):
    """The file is not a dump, is damaged or lies about itself; the text is for people to read."""


class Dump:
    """Yields the rows of its files as dictionaries of attributes; memory does not grow with them.

    `site`: which of several sites in it, by the folder that has the site's name. Raises NotADump.
    """

    def __init__(self, path: Path, *, site: str = "") -> None:
        self.path = path
        self.archive = None if path.is_dir() else _archive(path)
        real = (
            [one.filename for one in self.archive.infolist()]
            if self.archive
            else [
                str(file.relative_to(path))
                for file in path.glob("**/*")
                if file.is_file() and not file.is_symlink()
            ]
        )
        self.names = _names(path.name, real, site)

    def size(self, name: str) -> int:
        """The stated size of a file in bytes; 0 if it is missing."""
        real = self.names.get(name.lower())
        if real is None:
            return 0
        return (
            self.archive.getinfo(real).file_size
            if self.archive
            else (self.path / real).stat().st_size
        )

    def rows(
        self, name: str, *, progress: Callable[[int], None] = lambda read: None
    ) -> Iterator[Row]:
        """The rows of one file, in order; none if the file is missing. Raises NotADump."""
        real = self.names.get(name.lower())
        if real is None:
            return
        stated = self.size(name)
        try:
            with self._open(real) as file:
                yield from _rows(_Counted(file, stated, progress))
        except NotADump:
            raise
        except ParseError:
            raise NotADump(
                f"{name} ends in the middle or is damaged. Fetch the dump again."
            ) from None
        except _DAMAGES:
            raise NotADump(
                f"{name} cannot be read, so it is damaged. Fetch the dump again."
            ) from None

    def _open(self, name: str) -> IO[bytes]:
        return self.archive.open(name) if self.archive else (self.path / name).open("rb")


def _archive(path: Path) -> zipfile.ZipFile:
    """The opened zip, if what it says about itself is possible."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
        packed_as = next((name for mark, name in _PACKED.items() if start.startswith(mark)), "")
        if packed_as:
            raise NotADump(
                f"{path.name} is packed as {packed_as}. "
                "Unpack it into a folder first, and give that folder."
            )
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as problem:
        if isinstance(problem, NotADump):
            raise
        raise NotADump(
            f"{path.name} is neither a folder nor a zip file that can be opened."
        ) from None
    files = [one for one in archive.infolist() if one.filename.lower().endswith(".xml")]
    packed = min(sum(one.compress_size for one in files), path.stat().st_size)
    unpacked = sum(one.file_size for one in files)
    if unpacked > MAX_BYTES or unpacked > MAX_RATIO * max(packed, 100_000):
        raise NotADump(
            f"{path.name} says that it unpacks to {unpacked:,} bytes. "
            "That is more than the hall opens."
        )
    if any(one.flag_bits & 1 for one in files):
        raise NotADump(
            f"{path.name} is locked with a password. "
            "Unpack it into a folder first, and give that folder."
        )
    return archive


def _names(given: str, real: list[str], site: str) -> dict[str, str]:
    """The real names of one site's files, by our names for them.

    A site is a folder that holds a Posts.xml. Raises NotADump.
    """
    folders: dict[PurePosixPath, dict[str, str]] = {}
    for name in real:
        place = PurePosixPath(name.replace("\\", "/"))
        if place.suffix.lower() == ".xml" and not place.name.startswith("._"):
            folders.setdefault(place.parent, {})[place.name.lower()] = name
    sites = {
        folder.name: files for folder, files in sorted(folders.items()) if "posts.xml" in files
    }
    if len(sites) > 1 and site in sites:
        return sites[site]
    if len(sites) > 1:
        names = ", ".join(name or "(no folder)" for name in sites)
        raise NotADump(
            f"{given} holds several sites: {names}. "
            "Pick one with --site, and import each into its own community."
        )
    if not sites:
        packed = any(name.lower().endswith((".7z", ".zip")) for name in real)
        hint = " It holds other archives: unpack these first." if packed else ""
        raise NotADump(f"{given} is not a Stack Exchange dump: it has no Posts.xml.{hint}")
    return next(iter(sites.values()))


class _Counted:
    """A file that reports how much was read, and refuses endless rows and more than was stated."""

    def __init__(self, file: IO[bytes], stated: int, progress: Callable[[int], None]) -> None:
        self.file, self.left, self.progress = file, stated + 1024, progress
        self.since_row = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(65536 if size < 0 else size)
        self.left -= len(chunk)
        self.since_row += len(chunk)
        if self.left < 0:
            raise NotADump("A file of the dump is longer than the dump says.")
        if self.since_row > LONGEST_ROW:
            raise NotADump(
                "A row of the dump is longer than 64 million bytes. "
                "That is more than the hall opens."
            )
        self.progress(len(chunk))
        return chunk


def _rows(file: _Counted) -> Iterator[Row]:
    root, depth = None, 0
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise NotADump(
                "A file of the dump has rows inside rows. "
                "It is damaged, or not from Stack Exchange."
            )
        if root is None:
            root = element
        elif event == "end" and depth == 1:
            file.since_row = 0
            if element.tag == "row":
                yield dict(element.attrib)
            root.clear()
