"""What the database knows about its tables, by which it chooses how to read them."""

from django.db import connection

MOST_ROWS = 1_000  # of each index that are looked at


def refresh_statistics() -> None:
    """On SQLite; PostgreSQL makes its statistics by itself. Recurring, and after imports.

    This is what `PRAGMA optimize` does since SQLite 3.46; older ones skip every table that
    their connection hasn't read.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {MOST_ROWS}")
        cursor.execute("ANALYZE")
