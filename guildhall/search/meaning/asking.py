"""Asking the encoder of this node. Without one, or where it is slow, there is no answer."""

import base64
import contextlib
import math
import os
import signal
import socket
import struct
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from django.conf import settings

from guildhall.search.meaning.apart.messages import Message, Unreadable, receive, send
from guildhall.search.meaning.installed import model_here

FOLDER = "meaning"
SOCKET = "encoder.sock"
A_PAGE_WAITS = 0.05  # seconds, then it goes on with words alone
A_TEXT_TAKES = 90.0  # at most, on a machine with much else to do; then the encoder hangs
MOST_LETTERS = 160  # of a question that a page asks: more would take longer than it waits
MOST = 200
REST = 2.0  # after an answer that didn't come in time, nobody asks for so long
_LONGEST_PATH = 100  # of a socket; the system takes 108 bytes

Near = list[tuple[int, float]]  # documents with their closeness (0 unrelated, 1 the same)


class Away(Exception):
    """There is no encoder that answers."""


class Patience:
    """How long a page of this process waits, and until when it asks nothing.

    It rests after an answer that didn't come in time: no page waits for what hangs.
    """

    seconds = A_PAGE_WAITS
    rests_until = 0.0


@contextlib.contextmanager
def with_words_alone() -> Iterator[None]:
    """As where nobody answers; to compare."""
    before, Patience.rests_until = Patience.rests_until, math.inf
    try:
        yield
    finally:
        Patience.rests_until = before


def is_there() -> bool:
    """Whether this hall has a model at all."""
    return _model(settings.MEANING_MODEL) is not None


def near(
    text: str,
    places: Sequence[int],
    *,
    kinds: Sequence[str] = (),
    document: int | None = None,
    most: int = MOST,
    within: float | None = None,
) -> Near:
    """Documents in these communities whose meaning is close to `text`; none where nobody answers.

    With `kinds`, documents of entries of these kinds, each as close as it or one of its answers.
    As close to a `document` as that is read in the first place, where its vector is known.
    """
    communities = [place for place in places if place > 0]
    if not is_there() or not communities or time.monotonic() < Patience.rests_until:
        return []
    question = {
        "do": "nearest",
        "text": text[:MOST_LETTERS],
        "places": communities,
        "kinds": list(kinds),
        "document": document,
        "most": most,
    }
    try:
        answer = _ask(question, within=within or Patience.seconds)
    except TimeoutError:
        Patience.rests_until = time.monotonic() + REST
        return []
    except (OSError, Unreadable):
        return []
    return [(int(pk), float(score)) for pk, score in answer.get("near", [])]


def name_of_model() -> str:
    """The model that the encoder has. Raises Away."""
    try:
        return str(_ask({"do": "name"}, within=2.0)["model"])
    except (OSError, Unreadable, KeyError) as problem:
        raise Away from problem


def vector_of(texts: Sequence[str]) -> tuple[str, bytes]:
    """The model, and the packed vector that it gives these texts together. Raises Away.

    An encoder that doesn't answer hangs: it is ended, and started again by its parent.
    """
    try:
        answer = _ask({"do": "encode", "texts": list(texts)}, within=A_TEXT_TAKES)
        return str(answer["model"]), base64.b64decode(answer["vector"])
    except TimeoutError as problem:
        end_encoder()
        raise Away from problem
    except (OSError, Unreadable, KeyError) as problem:
        raise Away from problem


def end_encoder() -> None:
    """Kill the one that listens at the socket of this hall."""
    with contextlib.suppress(OSError), _connected(1.0) as connection:
        whose = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        pid, user, _group = struct.unpack("3i", whose)
        if pid > 1 and user == os.getuid():
            os.kill(pid, signal.SIGKILL)


def _ask(message: Message, *, within: float) -> Message:
    until = time.monotonic() + within
    with _connected(within) as connection:
        send(connection, message)
        connection.settimeout(max(0.001, until - time.monotonic()))
        return receive(connection)


@contextlib.contextmanager
def _connected(within: float) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as connection, _short(folder() / SOCKET) as path:
        connection.settimeout(within)
        connection.connect(path)
        yield connection


def folder() -> Path:
    """Where the socket and the shelves of this node are."""
    return Path(settings.GUILDHALL_DATA) / FOLDER


@contextlib.contextmanager
def _short(path: Path) -> Iterator[str]:
    """A path that fits into the address of a socket, however deep the folder lies."""
    if len(os.fsencode(path)) <= _LONGEST_PATH:
        yield str(path)
        return
    number = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{number}/{path.name}"
    finally:
        os.close(number)


@cache
def _model(chosen: str) -> tuple[str, str] | None:
    return model_here(chosen)
