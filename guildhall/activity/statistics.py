"""What the database knows about its tables, by which it chooses how to read them."""

from django.db import connection

MOST_ROWS = 1_000  # of each index that are looked at


def refresh_statistics() -> None:
    """On SQLite; PostgreSQL makes its statistics by itself. Recurring."""
    if connection.vendor == "sqlite":
        know_new_rows()


def know_new_rows() -> None:
    """After very many came at once, as from an import: what is read next is read by today's plan.

    PostgreSQL looks by itself only a minute later; of tables that were empty when it last looked,
    it reads every row for every row until then. On SQLite this is what `PRAGMA optimize` does since
    3.46; older ones skip every table that their connection hasn't read.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {MOST_ROWS}")
        cursor.execute("ANALYZE")
