"""Requests from a few connections at once, and what they cost the server."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse

from guildhall.bench.server import Server

CONNECTIONS = 4


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one kind of request cost: server CPU and latency in milliseconds, answers a second."""

    cpu_ms: float
    per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    count: int


def measure(
    server: Server, requests: Callable[[], Iterator[Request]], *, seconds: float, expect: int = 200
) -> Cost:
    """Send `requests` for `seconds`, each connection its own endless run of them.

    Raises RuntimeError for another status.
    """
    _together(server, requests, min(1.0, seconds), expect)
    cpu, started = server.cpu(), time.perf_counter()
    times = _together(server, requests, seconds, expect)
    spent, wall = server.cpu() - cpu, time.perf_counter() - started
    return _cost(sorted(times), spent, wall)


def _together(
    server: Server, requests: Callable[[], Iterator[Request]], seconds: float, expect: int
) -> list[float]:
    """Use all connections at once, so that each web process gets its share; first once to warm."""
    taken: list[list[float]] = [[] for _connection in range(CONNECTIONS)]
    failures: list[str] = []

    def work(times: list[float]) -> None:
        try:
            _send(server.port, requests(), seconds, expect, times)
        except (RuntimeError, OSError) as problem:
            failures.append(str(problem))

    threads = [threading.Thread(target=work, args=(times,)) for times in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(failures[0])
    return [time for times in taken for time in times]


def _cost(times: list[float], cpu: float, wall: float) -> Cost:
    def at(share: float) -> float:
        return round(times[min(len(times) - 1, int(len(times) * share))] * 1000, 2)

    return Cost(
        cpu_ms=round(cpu / len(times) * 1000, 4),
        per_second=round(len(times) / wall, 1),
        p50_ms=at(0.5),
        p95_ms=at(0.95),
        p99_ms=at(0.99),
        count=len(times),
    )


def _send(
    port: int, requests: Iterator[Request], seconds: float, expect: int, times: list[float]
) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    until = time.perf_counter() + seconds
    for request in requests:
        before = time.perf_counter()
        if before > until and times:
            break
        connection.request(
            request.method, request.path, body=request.body or None, headers=request.headers
        )
        answer: HTTPResponse = connection.getresponse()
        answer.read()
        if answer.status != expect:
            raise RuntimeError(
                f"{request.method} {request.path} gave {answer.status}, not {expect}"
            )
        times.append(time.perf_counter() - before)
    connection.close()
