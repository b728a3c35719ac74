"""Many connections at once, each doing one thing after the other, and how long each took."""

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from guildhall.bench.mix import Act

PATIENCE = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Taken:
    """One act: its kind, seconds until its answer was whole, and whether it was the right one."""

    kind: str
    seconds: float
    is_right: bool


def drive(port: int, crowd: Iterable[Iterator[Act]], seconds: float) -> list[Taken]:
    """Everyone in the crowd acts at once for so long, on a connection of their own."""
    taken: list[list[Taken]] = []
    threads = []
    for deeds in crowd:
        own: list[Taken] = []
        taken.append(own)
        threads.append(threading.Thread(target=_act, args=(port, deeds, seconds, own)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one for own in taken for one in own]


def _act(port: int, deeds: Iterator[Act], seconds: float, taken: list[Taken]) -> None:
    """A connection that broke is opened anew with the next act."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    until = time.perf_counter() + seconds
    for deed in deeds:
        started = time.perf_counter()
        if started > until:
            break
        status = _status(connection, deed)
        taken.append(Taken(deed.kind, time.perf_counter() - started, status == deed.status))
    connection.close()


def _status(connection: HTTPConnection, deed: Act) -> int:
    """0 where no answer came."""
    request = deed.request
    try:
        connection.request(
            request.method, request.path, body=request.body or None, headers=request.headers
        )
        answer = connection.getresponse()
        answer.read()
    except (OSError, HTTPException):
        connection.close()
        return 0
    return answer.status
