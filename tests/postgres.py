"""A PostgreSQL database of a test's own, where the tests run on PostgreSQL."""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit, urlunsplit

# Of every connection of a test and of the halls it starts: nobody waits until the disk has what
# was written. Only a server that falls over would lose anything, and then the test is lost, too.
os.environ.setdefault("PGOPTIONS", "-c synchronous_commit=off")

_dropping = ThreadPoolExecutor(max_workers=1)
_dropped: list[Future[None]] = []


def make_database(name: str) -> str:
    """Its URL; empty where the tests run on SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return ""
    _on_server(f'CREATE DATABASE "{name}"')
    return _url_of(name)


def copy_database(source: str, name: str) -> str:
    """A database that holds what `source` holds, and its URL.

    Nobody may be connected to the source.
    """
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    return _url_of(name)


def has_database(name: str) -> bool:
    return bool(_on_server("SELECT 1 FROM pg_database WHERE datname = %s", [name]))


def without_others(prefix: str) -> None:
    """Drop every database whose name begins so."""
    for (name,) in _on_server(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix]
    ):
        drop_database(name)


def drop_database(name: str) -> None:
    _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def drop_database_meanwhile(name: str) -> None:
    """A server that drops one first writes all it has to the disk: the next test doesn't wait.

    `wait_until_dropped` at the end of the run says what went wrong with one.
    """
    _dropped.append(_dropping.submit(drop_database, name))


def wait_until_dropped() -> None:
    while _dropped:
        _dropped.pop(0).result()


def _url_of(name: str) -> str:
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def _on_server(sql: str, parameters: list[str] | None = None) -> list[tuple[Any, ...]]:
    import psycopg  # an extra, which only a run on PostgreSQL needs

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        cursor = connection.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []
