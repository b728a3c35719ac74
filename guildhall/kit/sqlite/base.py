"""The name of this module is Django's: a database's ENGINE is the package around it."""

from functools import lru_cache
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from guildhall.kit.turns import Turns, turns_at

PATIENCE = 30.0  # seconds, as long as SQLite waits for its own lock
MOST_STATEMENTS = 1_000  # more than the hall asks over and over
LONGEST_KEPT = 20_000  # letters: a list of thousands of ids is hardly ever as long again


class Cursor(base.SQLiteCursorWrapper):
    """Puts SQLite's marks into a statement once, not each time it is asked (docs/speed.md)."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        if param_names is None and len(query) <= LONGEST_KEPT:
            return _with_marks(query)
        return str(super().convert_query(query, param_names=param_names))


@lru_cache(MOST_STATEMENTS)
def _with_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction begins when it is its turn, and gives the turn back when it ends.

    The stubs leave out Django's methods that it extends.
    """

    _turn: Turns | None = None

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        turns = None if self.is_in_memory_db() else turns_at(str(self.settings_dict["NAME"]))
        if turns:
            try:
                turns.take(seconds=PATIENCE)
            except TimeoutError:
                raise OperationalError("database is locked") from None
            self._turn = turns
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_back()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._give_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_back()

    def __del__(self) -> None:
        self._give_back()

    def _give_back(self) -> None:
        turn, self._turn = self._turn, None
        if turn:
            turn.give_back()
