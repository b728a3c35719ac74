"""DATABASE_URL: SQLite, or PostgreSQL."""

import importlib.util
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import environ

from guildhall.config.environment.refusal import BadSetting

SQLITE, POSTGRESQL = ("sqlite",), ("postgresql", "postgres", "psql", "pgsql")
PATIENCE = 2  # seconds for a connection to PostgreSQL, new or out of the pool
MOST_CONNECTIONS = 18  # of one process: one for each of its threads, and one to spare
_OURS = (
    "conn_max_age",
    "conn_health_checks",
    "autocommit",
    "atomic_requests",
    "disable_server_side_cursors",
    "pool",
)


def database(folder: Path) -> dict[str, Any]:
    """Django's settings of the database. Raises BadSetting."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if not url:
        return _sqlite(str(folder / "guildhall.sqlite3"))
    scheme = url.partition(":")[0]
    if scheme in SQLITE:
        return _sqlite(_sqlite_path(url))
    if scheme in POSTGRESQL:
        return _postgresql(url)
    raise BadSetting("DATABASE_URL", "must start with sqlite:/// or postgresql://.")


def _sqlite_path(url: str) -> str:
    path = (
        environ.Env.db_url_config(url)["NAME"]
        if url.startswith("sqlite:////") and "?" not in url
        else ""
    )
    if not path.startswith("/") or path.endswith("/") or Path(path).is_dir():
        raise BadSetting(
            "DATABASE_URL",
            "must be the whole path of a file and nothing else: sqlite:////srv/hall.sqlite3.",
        )
    return path


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "guildhall.kit.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,  # opening the file costs more than most queries
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000"
            ),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    _refuse_own_options(url)
    if (
        importlib.util.find_spec("psycopg") is None
        or importlib.util.find_spec("psycopg_pool") is None
    ):
        raise BadSetting(
            "DATABASE_URL",
            "names PostgreSQL, whose driver is missing. Install it: "
            f"{sys.executable} -m pip install 'psycopg[binary,pool]>=3.2'",
        )
    try:
        settings: dict[str, Any] = dict(environ.Env.db_url_config(url))
    except Exception:  # whatever the library stumbles over is not an address
        settings = {}
    if not settings.get("NAME"):
        raise BadSetting(
            "DATABASE_URL", "must look like postgresql://name:password@host:5432/database."
        )
    options = settings.get("OPTIONS", {})
    _refuse_unknown_options(options)
    settings["CONN_HEALTH_CHECKS"] = (
        True  # a server that was started again has ended every connection of the pool
    )
    settings["OPTIONS"] = {
        "connect_timeout": PATIENCE,
        "tcp_user_timeout": 10_000,
        "pool": {
            "min_size": 1,
            "max_size": MOST_CONNECTIONS,
            "timeout": PATIENCE,
            "reconnect_timeout": 5,
        },
        **options,
    }
    return settings


def _refuse_own_options(url: str) -> None:
    for name, _value in parse_qsl(urlsplit(url).query, keep_blank_values=True):
        if name.lower() in _OURS:
            raise BadSetting(
                "DATABASE_URL",
                f"must not contain ?{name}=…: the hall looks after its connections itself.",
            )


def _refuse_unknown_options(options: dict[str, Any]) -> None:
    import psycopg  # an extra, looked for above

    try:
        psycopg.conninfo.make_conninfo(**options)
    except psycopg.ProgrammingError as problem:
        raise BadSetting(
            "DATABASE_URL",
            f"contains something PostgreSQL doesn't know: {str(problem).strip()}.",
        ) from None
