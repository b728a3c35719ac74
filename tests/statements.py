"""What is asked of the database meanwhile, and whether it only read: then no row has changed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

ONLY_READ = ("SELECT ", "SAVEPOINT ", "RELEASE SAVEPOINT ", "ROLLBACK TO SAVEPOINT ")


@contextmanager
def statements() -> Iterator[list[str]]:
    """Kept also when a later request begins, which empties Django's own log of them."""
    asked: list[str] = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def only_read(asked: list[str]) -> bool:
    return all(sql.startswith(ONLY_READ) for sql in asked)
