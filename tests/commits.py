"""A test runs in a transaction that is never committed; what follows a commit happens all the same.

It happens where the outermost transaction of the code under test ends, as it would in a hall.
"""

from typing import Any

from django.db import transaction
from django.db.transaction import Atomic

_end = Atomic.__exit__


def hear_commits() -> None:
    """From now on, for every test of this run."""
    Atomic.__exit__ = _end_and_follow  # type: ignore[method-assign]


def _end_and_follow(self: Atomic, kind: Any, problem: Any, trace: Any) -> None:
    _end(self, kind, problem, trace)
    connection = transaction.get_connection(self.using)
    blocks = connection.atomic_blocks
    if problem is None and blocks and blocks[-1]._from_testcase and not connection.needs_rollback:
        following, connection.run_on_commit = connection.run_on_commit, []
        for _savepoints, follow, _is_robust in following:
            follow()
