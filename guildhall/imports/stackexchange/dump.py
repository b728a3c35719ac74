"""The files of a dump: a zip or a folder, read row by row without trusting them."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

MAX_BYTES = 40 * 1024**3
MAX_RATIO = 150
Row = dict[str, str]


class NotADump(ValueError):
    """What was given is no dump, damaged, or lying about itself; its text is a sentence for people."""


class Dump:
    """Yields the rows of its files as dictionaries of attributes; memory does not grow with them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive: zipfile.ZipFile | None = None
        if path.is_dir():
            self.names = {file.name.lower(): file.name for file in path.glob("*.xml")}
        else:
            self.names = self._open_archive(path)
        if "posts.xml" not in self.names:
            raise NotADump(f"{path.name} is no Stack Exchange dump: it has no Posts.xml.")

    def size(self, name: str) -> int:
        """Bytes of a file as far as they are told; 0 where it is missing."""
        real = self.names.get(name.lower())
        if real is None:
            return 0
        return self.archive.getinfo(real).file_size if self.archive else (self.path / real).stat().st_size

    def rows(self, name: str, *, progress: Callable[[int], None] = lambda read: None) -> Iterator[Row]:
        """The rows of one file, in order; nothing where the file is missing. Raises NotADump."""
        real = self.names.get(name.lower())
        if real is None:
            return
        told = self.size(name)
        try:
            with self._open(real) as file:
                yield from _rows(_Counted(file, told, progress))
        except ParseError:
            raise NotADump(f"{name} ends in the middle or is damaged. What came before it is in.") from None
        except (DefusedXmlException, zipfile.BadZipFile, EOFError, OSError) as problem:
            raise NotADump(f"{name} cannot be read: {type(problem).__name__}.") from None

    def _open(self, name: str) -> IO[bytes]:
        return self.archive.open(name) if self.archive else (self.path / name).open("rb")

    def _open_archive(self, path: Path) -> dict[str, str]:
        try:
            self.archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError):
            raise NotADump(f"{path.name} is neither a folder nor a zip file that can be opened.") from None
        files = [one for one in self.archive.infolist() if one.filename.lower().endswith(".xml")]
        packed, unpacked = sum(one.compress_size for one in files), sum(one.file_size for one in files)
        if unpacked > MAX_BYTES or unpacked > MAX_RATIO * max(packed, 100_000):
            raise NotADump(f"{path.name} says that it unpacks to {unpacked:,} bytes. That is no dump we open.")
        return {Path(one.filename).name.lower(): one.filename for one in files}


class _Counted:
    """A file that reports how much was read, and refuses to give more than was told."""

    def __init__(self, file: IO[bytes], told: int, progress: Callable[[int], None]) -> None:
        self.file, self.left, self.progress = file, told + 1024, progress

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(65536 if size < 0 else size)
        self.left -= len(chunk)
        if self.left < 0:
            raise NotADump("A file of the dump is longer than the dump says.")
        self.progress(len(chunk))
        return chunk


def _rows(file: _Counted) -> Iterator[Row]:
    root = None
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        if event == "start" and root is None:
            root = element
        elif event == "end" and element.tag == "row":
            yield dict(element.attrib)
            root.clear()  # type: ignore[union-attr]  # there is a root once an element has ended
