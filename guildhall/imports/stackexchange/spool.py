"""What later rows need to know, kept in a temporary file instead of in memory."""

import sqlite3
import tempfile
from collections.abc import Iterable
from types import TracebackType

_TABLES = """
CREATE TABLE author (key TEXT PRIMARY KEY, name TEXT, first TEXT);
CREATE TABLE source (post INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE accepted (answer INTEGER PRIMARY KEY, at TEXT);
"""


class Spool:
    """Authors with their first act, Markdown sources, and when answers were accepted."""

    def __enter__(self) -> "Spool":
        self.file = tempfile.NamedTemporaryFile(prefix="guildhall-spool-")  # closed on exit
        self.db = sqlite3.connect(self.file.name, isolation_level=None)
        self.db.executescript(f"PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; {_TABLES} BEGIN;")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.db.close()
        self.file.close()

    def note_author(self, key: str, name: str, at: str) -> None:
        self.db.execute(
            "INSERT INTO author VALUES (?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET first = min(first, excluded.first)",
            (key, name, at),
        )

    def name_author(self, key: str, name: str) -> None:
        self.db.execute("UPDATE author SET name = ? WHERE key = ?", (name, key))

    def authors(self) -> Iterable[tuple[str, str, str]]:
        return self.db.execute("SELECT key, name, first FROM author ORDER BY key")

    def note_source(self, post: int, body: str) -> None:
        """The newest source of a post replaces older ones: the file is in order of time."""
        self.db.execute("INSERT OR REPLACE INTO source VALUES (?, ?)", (post, body))

    def source(self, post: int) -> str:
        row = self.db.execute("SELECT body FROM source WHERE post = ?", (post,)).fetchone()
        return row[0] if row else ""

    def note_accepted(self, answer: int, at: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO accepted VALUES (?, ?)", (answer, at))

    def accepted_at(self, answer: int) -> str:
        row = self.db.execute("SELECT at FROM accepted WHERE answer = ?", (answer,)).fetchone()
        return row[0] if row else ""
