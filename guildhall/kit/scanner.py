"""ClamAV, asked about one file at a time (CLAMD_URL): its INSTREAM command over a socket.

The protocol is clamd(8): a command that ends with a zero byte, then blocks with their length before
them, then a line back. A whole scan has one deadline, however slowly the other side reads.
"""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from urllib.parse import urlsplit

SECONDS = 90.0
BLOCK = 64 * 1024
LONGEST_ANSWER = 4096
_FOUND, _CLEAN, _LIMIT = " FOUND", "stream: OK", "size limit exceeded"


class ScannerAway(OSError):
    """The scanner does not answer; the text says why. It may answer later."""


class NoVerdict(ScannerAway):
    """It answers, and can't say anything about this file; or hangs up in the middle of it."""


class BeyondItsLimit(NoVerdict):
    """The file is larger than the scanner takes (StreamMaxLength of clamd)."""


def scan(content: IO[bytes], url: str, *, seconds: float = SECONDS) -> str:
    """What the scanner calls the content; empty where it finds nothing.

    Raises ScannerAway, and of that NoVerdict and BeyondItsLimit.
    """
    with _talk(url, seconds) as talk:
        talk.send(b"zINSTREAM\0")
        while block := content.read(BLOCK):
            talk.send(struct.pack("!L", len(block)) + block)
        talk.send(struct.pack("!L", 0))
        answer = talk.answer()
    if answer == _CLEAN:
        return ""
    if answer.endswith(_FOUND):
        return answer.removeprefix("stream: ").removesuffix(_FOUND) or "unnamed"
    raise _no_verdict("It says:", answer)


def version(url: str, *, seconds: float = 5.0) -> str:
    """What the scanner says of itself. Raises ScannerAway."""
    with _talk(url, seconds) as talk:
        talk.send(b"zVERSION\0")
        return talk.answer()


class _Talk:
    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self.connection, self.deadline = connection, deadline

    def send(self, content: bytes) -> None:
        """What the scanner no longer wants (it has its answer, or its limit) is not sent."""
        self.connection.settimeout(_left(self.deadline))
        try:
            self.connection.sendall(content)
        except (BrokenPipeError, ConnectionResetError):
            raise _no_verdict("It hung up.", self._last_word()) from None

    def answer(self) -> str:
        line = b""
        while not line.endswith(b"\0") and len(line) < LONGEST_ANSWER:
            self.connection.settimeout(_left(self.deadline))
            block = self.connection.recv(1024)
            if not block:
                break
            line += block
        return line.rstrip(b"\0\n").decode(errors="replace").strip()

    def _last_word(self) -> str:
        try:
            return self.answer()
        except OSError:
            return ""


def _no_verdict(begin: str, answer: str) -> NoVerdict:
    is_its_limit = _LIMIT in answer
    return (BeyondItsLimit if is_its_limit else NoVerdict)(f"{begin} {answer or 'nothing'}")


@contextmanager
def _talk(url: str, seconds: float) -> Iterator[_Talk]:
    deadline = time.monotonic() + seconds
    away: type[ScannerAway] = ScannerAway
    try:
        with _connected(url, deadline) as connection:
            away = NoVerdict  # it is there, and takes too long for this file
            yield _Talk(connection, deadline)
    except ScannerAway:
        raise
    except TimeoutError:
        raise away(f"It did not answer within {seconds:.0f} seconds.") from None
    except OSError as problem:
        raise ScannerAway(f"{problem.strerror or problem}.") from problem


def _connected(url: str, deadline: float) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_left(deadline))
        try:
            connection.connect(parts.path)
        except OSError:
            connection.close()
            raise
        return connection
    address = (parts.hostname or "", parts.port or 0)
    return socket.create_connection(address, timeout=_left(deadline))


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
