"""A PostgreSQL database of a test's own, where the tests run on PostgreSQL."""

import os
from urllib.parse import urlsplit, urlunsplit


def make_database(name: str) -> str:
    """Its URL; empty where the tests run on SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return ""
    _on_server(url, f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def drop_database(name: str) -> None:
    _on_server(os.environ["DATABASE_URL"], f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _on_server(url: str, sql: str) -> None:
    import psycopg  # an extra, which only a run on PostgreSQL needs

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql)
