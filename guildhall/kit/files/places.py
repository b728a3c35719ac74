"""What a place where files are kept can do."""

import datetime as dt
import io
from collections.abc import Iterator
from typing import IO, NamedTuple, Protocol


class Away(OSError):
    """The place does not answer, or refuses us. It may answer later; the text says why."""


class Kept(NamedTuple):
    """A file that is kept: `size` in bytes, `changed_at` when it was last kept."""

    name: str
    size: int
    changed_at: dt.datetime


class Place(Protocol):
    """Where files are kept by name. Any call may raise Away."""

    def keep(self, name: str, content: IO[bytes]) -> None:
        """Store it as a whole or not at all; if it is there, it counts as changed now."""

    def opened(self, name: str, *, start: int, length: int | None) -> IO[bytes]:
        """Raises FileNotFoundError."""

    def size(self, name: str) -> int:
        """Raises FileNotFoundError."""

    def delete(self, name: str, *, unless_kept_since: dt.datetime | None) -> None: ...

    def all(self) -> Iterator[Kept]: ...


class Part(io.RawIOBase):
    """The next `length` bytes of a file that is open, which it closes."""

    def __init__(self, source: IO[bytes], length: int) -> None:
        self._source, self._left = source, length

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # any buffer, as io has it
        block = self._source.read(min(len(buffer), self._left))
        buffer[: len(block)] = block
        self._left -= len(block)
        return len(block)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()
