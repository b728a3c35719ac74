"""What a dump tells about who answered what, in the order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guildhall.imports.stackexchange.dump import Dump, Row
from guildhall.imports.stackexchange.rows import BrokenRow, author_key, kind_of, moment, tags
from guildhall.kit.html import text_of
from guildhall.people.models import Person

A_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `at` is in days."""

    key: str
    at: float
    by: str
    title: str
    body: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """That someone answered a question of someone else."""

    question: str
    at: float
    by: str


@dataclass(frozen=True, slots=True)
class History:
    """Questions and answers of people, both in the order of time."""

    name: str
    questions: Sequence[Asked]
    answers: Sequence[Answered]


def history_of(path: Path) -> History:
    """What is in a dump; programs and nobody have no part in it. Raises NotADump."""
    rows = list(Dump(path).rows("Posts.xml"))
    questions = [one for row in rows if row.get("PostTypeId") == "1" and (one := _asked(row))]
    askers = {one.key: one.by for one in questions}
    replies = [_answered(row) for row in rows if row.get("PostTypeId") == "2"]
    return History(
        path.stem,
        sorted(questions, key=lambda one: (one.at, one.key)),
        sorted(
            (
                one
                for one in replies
                if one and one.by and askers.get(one.question, one.by) != one.by
            ),
            key=lambda one: (one.at, one.question, one.by),
        ),
    )


def _asked(row: Row) -> Asked | None:
    try:
        at = moment(row).timestamp() / A_DAY
    except BrokenRow:
        return None
    title, body = row.get("Title", ""), text_of(row.get("Body", ""))
    return Asked(row.get("Id", ""), at, _author(row), title, body, frozenset(tags(row)))


def _answered(row: Row) -> Answered | None:
    try:
        return Answered(row.get("ParentId", ""), moment(row).timestamp() / A_DAY, _author(row))
    except BrokenRow:
        return None


def _author(row: Row) -> str:
    """The key of a person; empty for programs and nobody."""
    key = author_key(row, "OwnerUserId", "OwnerDisplayName")[0]
    return key if kind_of(key) == Person.Kind.PERSON else ""
