"""What each page costs at the size that the hall has now."""

import gc
import time
from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from guildhall.bench.scale.pages import anonymous_pages, signed_in_pages
from guildhall.bench.scale.places import Hall
from guildhall.bench.scale.queries import Query, queries_of
from guildhall.people.sessions import open_session

TIMES = 9
LONG_ENOUGH = 2.0  # seconds in which one page is asked for


@dataclass(frozen=True, slots=True)
class PageCost:
    """CPU of this process for one request and time in the database in ms; and the slowest query."""

    cpu_ms: float
    database_ms: float
    queries: int
    slowest: Query | None


def measure_pages(hall: Hall) -> dict[str, PageCost]:
    """By page type, with warm caches."""
    member = Client(HTTP_HOST="localhost")
    member.cookies[settings.SESSION_COOKIE_NAME] = open_session(hall.reader)
    visitor = Client(HTTP_HOST="localhost")
    costs = {name: _cost(member, path) for name, path in signed_in_pages(hall).items()}
    return costs | {name: _cost(visitor, path) for name, path in anonymous_pages(hall).items()}


def _cost(client: Client, path: str) -> PageCost:
    client.get(path)  # fills the caches
    queries = queries_of(client, path)
    gc.collect()
    timed = [(query.milliseconds(), place) for place, query in enumerate(queries)]
    return PageCost(
        cpu_ms=_cpu_ms(client, path),
        database_ms=sum(taken for taken, _place in timed),
        queries=len(queries),
        slowest=queries[max(timed)[1]] if timed else None,
    )


def _cpu_ms(client: Client, path: str) -> float:
    """The least of several: what else runs on the machine only adds to it."""
    taken: list[float] = []
    until = time.perf_counter() + LONG_ENOUGH
    while len(taken) < TIMES and (time.perf_counter() < until or len(taken) < 2):
        started = time.process_time()
        client.get(path)
        taken.append(time.process_time() - started)
    return 1000 * min(taken)
