"""People whose connections are bad: what they send comes a byte at a time, or stops."""

import http.client
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_HEAD = (
    "POST {path} HTTP/1.1\r\nHost: localhost\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n"
)


class Uploads:
    """So many uploads at a byte a second.

    `answers` gathers what each hears before it is hung up on.
    """

    def __init__(self, port: int, count: int, path: str) -> None:
        self.answers: list[bytes] = []
        self.is_over = threading.Event()
        self.sockets = [
            socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(count)
        ]
        for one in self.sockets:
            one.sendall(_HEAD.format(path=path).encode())
        self.threads = [
            threading.Thread(target=self._drip, args=[one], daemon=True) for one in self.sockets
        ]
        for thread in self.threads:
            thread.start()

    def _drip(self, one: socket.socket) -> None:
        with one:
            one.settimeout(1)
            heard = b""
            while not self.is_over.is_set():
                try:
                    one.sendall(b"a")
                    heard += (more := one.recv(4096))
                except TimeoutError:
                    continue
                except OSError:
                    break
                if not more:
                    break
            self.answers.append(heard)


@contextmanager
def slow_uploads(port: int, count: int, *, path: str = "/accounts/login/") -> Iterator[Uploads]:
    uploads = Uploads(port, count, path)
    try:
        yield uploads
    finally:
        uploads.is_over.set()
        for thread in uploads.threads:
            thread.join(15)


def seconds_of_a_page(port: int, path: str, cookie: str = "") -> float:
    """How long it takes; it must be a page that is there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    started = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 200, answer.status
    return time.perf_counter() - started


def slowest_of_twenty(port: int, path: str, cookie: str) -> float:
    """The 95th percentile of two hundred."""
    return statistics.quantiles([seconds_of_a_page(port, path, cookie) for _ in range(200)], n=20)[
        -1
    ]
