"""How large the database is."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def database_bytes() -> int:
    """With its indexes, once everything is in its main file."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return cursor.fetchone()[0]
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.fetchall()
    return Path(settings.DATABASES["default"]["NAME"]).stat().st_size
