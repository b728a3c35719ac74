"""One row of a dump, read into our terms; a row that can't be read says why."""

import datetime as dt
import re
from html import escape

from guildhall.imports.stackexchange.dump import Row
from guildhall.kit.words import without_controls
from guildhall.people.models import Person

# From https://stackoverflow.com/help/licensing: which licence holds by the day of writing.
_LICENCES = (("2011-04-08", "CC BY-SA 2.5"), ("2018-05-02", "CC BY-SA 3.0"), ("~", "CC BY-SA 4.0"))
_TAG = re.compile(r"<([^<>]+)>|([^|<>]+)")


NOBODY = "nobody"
SITE_ITSELF = "-1"
_MOST = 2**31 - 1
_FIRST_YEAR = 1990


class BrokenRow(ValueError):
    """A row that is skipped; its text is the reason under which it is counted."""


def number(row: Row, name: str) -> int:
    value = row.get(name, "")
    if not re.fullmatch(r"-?\d{1,17}", value):
        raise BrokenRow(f"no {name}")
    return int(value)


def whole_number(row: Row, name: str) -> int | None:
    """A number, or None if it is missing or not a number."""
    try:
        return number(row, name)
    except BrokenRow:
        return None


def score(row: Row) -> int:
    return max(-_MOST, min(_MOST, whole_number(row, "Score") or 0))


def moment(row: Row, name: str = "CreationDate") -> dt.datetime:
    """A time of the dump, in UTC, not before the web and not in the future."""
    try:
        at = dt.datetime.fromisoformat(row[name]).replace(tzinfo=dt.UTC)
    except (KeyError, ValueError):
        raise BrokenRow(f"no {name}") from None
    if at.year < _FIRST_YEAR or at > dt.datetime.now(dt.UTC) + dt.timedelta(days=1):
        raise BrokenRow(f"no {name}")
    return at


def optional_moment(row: Row, name: str) -> dt.datetime | None:
    return moment(row, name) if row.get(name) else None


def check_row(row: Row, what: str) -> None:
    """Raise BrokenRow for a value that can't be read, or a needed number that is missing."""
    needed = {"reply": ["PostId"], "link": ["PostId", "RelatedPostId"]}.get(what, [])
    for name in needed:
        number(row, name)
    for name in ("ParentId", "Score"):
        if row.get(name):
            number(row, name)
    for name in ("LastActivityDate", "LastEditDate", "ClosedDate"):
        optional_moment(row, name)


def author_key(row: Row, id_name: str, name_name: str) -> tuple[str, str]:
    """(foreign id, display name): by user id, else by display name, else nobody."""
    name = without_controls(row.get(name_name, "")).strip()[:80]
    if (user := whole_number(row, id_name)) is not None:
        return str(user), name or f"user{user}"
    return (f"name:{name}"[:60], name) if name else (NOBODY, "somebody")


def kind_of(key: str) -> Person.Kind:
    """The kind of person an author's key belongs to: the site itself acts as user -1."""
    return {NOBODY: Person.Kind.NOBODY, SITE_ITSELF: Person.Kind.PROGRAM}.get(
        key, Person.Kind.PERSON
    )


def tags(row: Row) -> list[str]:
    """“<a><b>” in older dumps, “|a|b|” in newer ones."""
    names = (first or second for first, second in _TAG.findall(row.get("Tags", "")))
    return [tag for name in names if (tag := topic_name(name))]


def topic_name(tag: str) -> str:
    return " ".join(without_controls(tag).split()).lower()[:60].strip()


def licence(row: Row) -> str:
    """The row's licence, or the one of the sites' terms on the day it was written."""
    if row.get("ContentLicense"):
        return row["ContentLicense"]
    day = row.get("CreationDate", "")
    return next(name for until, name in _LICENCES if day < until)


def comment_html(text: str) -> str:
    """A comment is text with a little Markdown; its plain form as HTML."""
    return f"<p>{escape(text)}</p>"
