"""Servers that talk for ever, one byte at a time: what a request to them costs is the deadline."""

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PAUSE = 0.05


@contextmanager
def dripping_server(opening: bytes = b"", drop: bytes = b"x") -> Iterator[int]:
    """A port where each caller hears `opening`, then `drop` again and again, until they hang up."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        is_over = threading.Event()

        def drip(caller: socket.socket) -> None:
            with caller:
                try:
                    caller.sendall(opening)
                    for _drop in itertools.takewhile(
                        lambda _n: not is_over.wait(PAUSE), itertools.count()
                    ):
                        caller.sendall(drop)
                except OSError:
                    return

        def listen() -> None:
            while not is_over.is_set():
                try:
                    caller, _address = server.accept()
                except OSError:
                    return
                threading.Thread(target=drip, args=[caller], daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield server.getsockname()[1]
        finally:
            is_over.set()
            server.shutdown(socket.SHUT_RDWR)
