"""A hall that goes on being served, emptied between two tests.

Serving one takes six seconds of CPU; putting an empty database in place of its own takes none.
"""

import itertools
import sqlite3
import time
from contextlib import closing

from tests.ready_halls import FILE, migrated_folder
from tests.real_hall import PATIENCE, Hall

ERAS = itertools.count(1)
A_TESTS_ROWS = 1_000_000  # more than any test makes


def begin_anew(hall: Hall, *, era: int) -> None:
    """Empty it, through SQLite: its processes read on from the tables as they are then.

    What they keep in memory is kept under numbers of rows and versions. Those of this era no
    earlier test had. Recurring jobs, which a worker writes down when it starts, go on as they were.
    """
    empty_hall = f"file:{migrated_folder() / FILE}?mode=ro&immutable=1"
    with (
        closing(sqlite3.connect(empty_hall, uri=True)) as empty,
        closing(sqlite3.connect(hall.folder / FILE, timeout=60)) as database,
    ):
        jobs = _jobs_of(database)
        empty.backup(database)
        counting = "SELECT name FROM sqlite_schema WHERE sql LIKE '% AUTOINCREMENT%'"
        tables = [name for (name,) in database.execute(counting)]
        database.execute("DELETE FROM sqlite_sequence")
        database.executemany(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
            [(table, era * A_TESTS_ROWS) for table in tables],
        )
        places = ", ".join("?" * len(jobs[0]))
        database.executemany(f"INSERT INTO activity_recurrence VALUES ({places})", jobs)
        database.execute("UPDATE people_house SET version = ?", [era * A_TESTS_ROWS])
        database.commit()


def _jobs_of(database: sqlite3.Connection) -> list[tuple]:
    """The worker starts a moment after the first page is served."""
    deadline = time.monotonic() + PATIENCE
    while not (jobs := database.execute("SELECT * FROM activity_recurrence").fetchall()):
        assert time.monotonic() < deadline, "no worker wrote down its jobs"
        time.sleep(0.05)
    return jobs
