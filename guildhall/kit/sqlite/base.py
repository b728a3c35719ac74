"""The name of this module is Django's: a database's ENGINE is the package around it."""

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from guildhall.kit.turns import Turns, turns_at

PATIENCE = 30.0  # seconds, as long as SQLite waits for its own lock


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction begins when it is its turn, and gives the turn back when it ends.

    The stubs leave out Django's methods that it extends.
    """

    _turn: Turns | None = None

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
