"""Overwriting what was there before, so that a database keeps no copy of it.

SQLite leaves what was deleted in the file until the room is needed, and a backup takes it along;
`secure_delete` writes zeros over it. What stays in its log of changes goes when that is emptied.
PostgreSQL keeps earlier versions of a row until they are vacuumed; its own dump takes none of them.
"""

import contextlib
import logging
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection

from guildhall.ballots.models import HasVoted, Urn

SHORT_WAIT = 500  # milliseconds for readers that are in the way

log = logging.getLogger(__name__)


@contextlib.contextmanager
def overwriting() -> Iterator[None]:
    """What is deleted or replaced in this block leaves nothing in the pages of SQLite."""
    if connection.vendor != "sqlite":
        yield
        return
    before = _pragma("secure_delete")
    _pragma("secure_delete = ON")
    try:
        yield
    finally:
        _pragma(f"secure_delete = {before}")


def clear_traces() -> None:
    """Empty SQLite's log of changes, or vacuum PostgreSQL's tables, once a vote is closed.

    After the commit. Where someone reads just then, the next vote that ends, or the usual upkeep of
    the database, does it.
    """
    if connection.in_atomic_block:
        return  # neither database can, inside a transaction
    try:
        if connection.vendor == "sqlite":
            _empty_log()
        else:
            _vacuum()
    except DatabaseError as problem:
        log.warning("Old versions of ballots could not be cleared yet: %s", problem)


def _empty_log() -> None:
    patience = int(settings.DATABASES["default"].get("OPTIONS", {}).get("timeout", 5) * 1000)
    _pragma(f"busy_timeout = {SHORT_WAIT}")
    try:
        _pragma("wal_checkpoint(TRUNCATE)")
    finally:
        _pragma(f"busy_timeout = {patience}")


def _vacuum() -> None:
    with connection.cursor() as cursor:
        for table in (Urn._meta.db_table, HasVoted._meta.db_table):
            cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")


def _pragma(says: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {says}")
        row = cursor.fetchone()
    return row[0] if row else None
