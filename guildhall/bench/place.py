"""A data folder and a database of the bench's own, gone when it ends."""

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bench runs: the environment of its processes, and which database that is."""

    env: dict[str, str]
    database: str

    def run(self, module: str, *words: str) -> str:
        """Run a module of ours there, to its end; what it printed. Raises CalledProcessError."""
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self.env,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout


@contextlib.contextmanager
def bench_place(port: int, workers: int) -> Iterator[Place]:
    """On PostgreSQL where DATABASE_URL names one, else on SQLite; prepared."""
    folder = Path(tempfile.mkdtemp(prefix="guildhall-bench-"))
    url = os.environ.get("DATABASE_URL", "")
    is_postgresql = url.startswith("postgres")
    name = f"guildhall_bench_{secrets.token_hex(6)}"
    env = {
        **os.environ,
        "GUILDHALL_DATA": str(folder),
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "WEB_WORKERS": str(workers),
        "DJANGO_SETTINGS_MODULE": "guildhall.config.settings",
    }
    env.pop("DATABASE_URL", None)
    try:
        if is_postgresql:
            _on_server(url, f'CREATE DATABASE "{name}"')
            env["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        place = Place(env, "postgresql" if is_postgresql else "sqlite")
        place.run("guildhall", "prepare")
        yield place
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if is_postgresql:
            _on_server(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _on_server(url: str, sql: str) -> None:
    import psycopg  # an extra: only a bench on PostgreSQL has it

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql)
