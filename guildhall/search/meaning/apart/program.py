"""The encoder: answers questions at a socket until it or its parent ends.

Questions of pages have a thread of their own, so that no page waits for the texts that the worker
has encoded; a question whose page has gone on without it is dropped.
"""

import contextlib
import ctypes
import os
import queue
import resource
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[4]))  # it is run by its path, isolated

from guildhall.search.meaning.apart.desk import Desk
from guildhall.search.meaning.apart.encoders import Unusable, encoder_of
from guildhall.search.meaning.apart.messages import Message, Unreadable, receive, send

SOCKET = "encoder.sock"
MOST_MEMORY = 2 * 1024**3  # of addresses: the model, the shelves as they are mapped, and its work
MOST_SECONDS = 30  # of work for one question; no text takes a tenth of it
_SENDING = 0.5  # seconds for a message to come or go
_LATER = 10  # how much the worker's texts give way to questions of pages
_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG of prctl(2)
_UNUSABLE, _ORPHANED = 3, 70

Connection = socket.socket


def main(folder: str, kind: str, model: str, lifeline: str) -> None:
    _end_with_parent(int(lifeline))
    _limit()
    try:
        encoder = encoder_of(kind, model)
    except Unusable as problem:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)  # of the log
        print(f"guildhall: search by meaning: {problem}", file=sys.stderr)
        sys.exit(_UNUSABLE)
    serve(Path(folder), Desk(encoder, Path(folder)))


def serve(folder: Path, desk: Desk) -> None:
    """Answer at a socket in this folder, for ever."""
    os.chdir(folder)  # the name of a socket is short
    queues: dict[str, queue.Queue[tuple[Connection, Message]]] = {
        "pages": queue.Queue(),
        "worker": queue.Queue(),
    }
    for name, waiting in queues.items():
        later = _LATER if name == "worker" else 0
        threading.Thread(target=_work, args=(desk, waiting, later), daemon=True).start()
    with contextlib.suppress(FileNotFoundError):
        os.unlink(SOCKET)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(SOCKET)
        door.listen(64)
        while True:
            connection, _address = door.accept()
            _take(connection, queues)


def _take(connection: Connection, queues: dict[str, Any]) -> None:
    connection.settimeout(_SENDING)
    try:
        message = receive(connection)
    except (Unreadable, OSError):
        connection.close()
        return
    queues["worker" if message.get("do") == "encode" else "pages"].put((connection, message))


def _work(desk: Desk, waiting: "queue.Queue[tuple[Connection, Message]]", later: int) -> None:
    if later and sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), later)
    while True:
        connection, message = waiting.get()
        with connection, contextlib.suppress(OSError):
            if not _has_gone(connection):
                _more_seconds()
                send(connection, _answer(desk, message))


def _answer(desk: Desk, message: Message) -> Message:
    try:
        return desk.answer(message)
    except Exception as problem:  # a question that can't be answered must not end the others
        return {"problem": type(problem).__name__}


def _has_gone(connection: Connection) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    finally:
        connection.settimeout(_SENDING)


def _limit() -> None:
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_NOFILE, 256),
    ):
        resource.setrlimit(kind, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def _more_seconds() -> None:
    """The limit of work is moved on with each question: only one that never ends reaches it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _end_with_parent(lifeline: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_WHEN_PARENT_DIES, signal.SIGKILL, 0, 0, 0)
    if lifeline >= 0:
        threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()


def _watch(lifeline: int) -> None:
    while os.read(lifeline, 1):
        pass
    os._exit(_ORPHANED)


if __name__ == "__main__":
    main(*sys.argv[1:])
