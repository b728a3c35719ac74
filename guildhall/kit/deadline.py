"""A deadline for an exchange with another machine, however slowly it answers.

A timeout of a socket counts from each byte to the next, so a server that sends one
byte a second would hold us for ever. Sockets made here ask, before each wait, how
much is left of the time that `within` gave for the whole talk.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

USUAL = 20.0


@dataclass(frozen=True, slots=True)
class _Deadline:
    at: float
    seconds: float
    longest_silence: float


_deadline: ContextVar[_Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float, *, longest_silence: float | None = None) -> Iterator[None]:
    """All sending and receiving inside ends after `seconds`; when nested, the earlier end counts.

    `longest_silence` (seconds) ends it sooner, where nothing at all comes.
    """
    outer = _deadline.get()
    at = time.monotonic() + seconds
    if outer is not None:
        at = min(at, outer.at)
    token = _deadline.set(_Deadline(at, seconds, longest_silence or seconds))
    try:
        yield
    finally:
        _deadline.reset(token)


def seconds_left() -> float:
    """How long the next wait may be. Raises TimeoutError once the time is over."""
    deadline = _deadline.get()
    if deadline is None:
        return USUAL
    left = deadline.at - time.monotonic()
    if left <= 0:
        raise TimeoutError(f"took longer than {deadline.seconds:g} seconds")
    return min(left, deadline.longest_silence)


def look_up(host: str, port: int) -> list[Any]:
    """What `getaddrinfo` says, in time.

    The system's look-up knows no deadline, so it gets a thread of its own.
    """
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, ValueError) as problem:  # ValueError: a name that cannot be asked for
            answers.put(problem)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds_left())
    except queue.Empty:
        raise TimeoutError(f"nobody says in time where {host} is") from None
    if isinstance(answer, ValueError):
        raise OSError(f"{host[:80]} is no name of a server")
    if isinstance(answer, OSError):
        raise answer
    return list(answer)


def connect(host: str, port: int) -> "TimedSocket":
    """A connection to the first address of `host` that answers. Raises OSError."""
    last: OSError = OSError(f"{host} has no address")
    for family, kind, protocol, _name, address in look_up(host, port):
        made = TimedSocket(family, kind, protocol)
        try:
            made.connect(address)
        except OSError as problem:
            made.close()
            last = problem
        else:
            return made
    raise last


def tls_context() -> ssl.SSLContext:
    """Python's default (checks certificates and names), with sockets that obey the deadline."""
    context = ssl.create_default_context()
    context.sslsocket_class = _TimedTLSSocket
    return context


class _Timed(socket.socket):
    """Asks before each wait how much time is left."""

    def recv(self, *words: Any) -> bytes:
        self.settimeout(seconds_left())
        return super().recv(*words)

    def recv_into(self, *words: Any) -> int:
        self.settimeout(seconds_left())
        return super().recv_into(*words)

    def send(self, *words: Any) -> int:
        self.settimeout(seconds_left())
        return super().send(*words)


class TimedSocket(_Timed):
    def connect(self, *words: Any) -> None:
        self.settimeout(seconds_left())
        super().connect(*words)

    def sendall(self, *words: Any) -> None:
        self.settimeout(seconds_left())
        super().sendall(*words)


class _TimedTLSSocket(_Timed, ssl.SSLSocket):
    """Its `sendall` goes through `send`."""

    def do_handshake(self, *words: Any) -> None:
        self.settimeout(seconds_left())
        super().do_handshake(*words)
