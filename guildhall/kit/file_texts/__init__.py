"""The text in files, for search: of PDF, Office and OpenDocument files and plain text, by page.

A file is read by `reader.py`, in a process with limits of pages, letters, seconds and memory. What
was read until a limit stays; every file ends in one state, with a sentence for people.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.kit.limited import Done, End, Limits, run_limited

LIMITS = Limits(cpu_seconds=60, seconds=90, memory=1024**3, output=16 * 1024**2)
_READER = Path(__file__).with_name("reader.py")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
FORMATS = {
    "application/pdf": "pdf",
    f"{_OFFICE}.wordprocessingml.document": "docx",
    f"{_OFFICE}.spreadsheetml.sheet": "xlsx",
    f"{_OFFICE}.presentationml.presentation": "pptx",
    f"{_OPEN}.text": "odt",
    f"{_OPEN}.spreadsheet": "ods",
    f"{_OPEN}.presentation": "odp",
    "text/plain": "text",
    "text/csv": "text",
    "text/markdown": "text",
    "text/tab-separated-values": "text",
    "application/json": "text",
}


class State(StrEnum):
    READ = "read"
    IN_PART = "in part"
    EMPTY = "empty"
    LOCKED = "locked"
    DAMAGED = "damaged"
    SLOW = "slow"
    TOO_LARGE = "too large"
    UNKNOWN = "unknown"

    @property
    def sentence(self) -> str | Promise:
        """What it means for someone who searches; empty where all of it can be found."""
        return _SENTENCES[self]


_SENTENCES: dict[State, str | Promise] = {
    State.READ: "",
    State.IN_PART: _("This file is long. Search finds the words of its first part."),
    State.EMPTY: _("This file has no text that search could find."),
    State.LOCKED: _("This file needs a password, so search can't find what is in it."),
    State.DAMAGED: _("This file can't be opened here, so search can't find what is in it."),
    State.SLOW: _("This file takes too long to read, so search can't find what is in it."),
    State.TOO_LARGE: _("This file is too large to read, so search can't find what is in it."),
    State.UNKNOWN: _("Search doesn't look into files of this type."),
}


class Unit(StrEnum):
    """What a place in a file is called. Plain text has no places."""

    PAGE = "page"
    SHEET = "sheet"
    SLIDE = "slide"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Page:
    """`place`: the number of a page or slide, the name of a sheet; empty where there is none."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class FileText:
    """What was read. `page_count` is that of the whole file, 0 where it has none."""

    state: State
    unit: Unit = Unit.NONE
    page_count: int = 0
    pages: tuple[Page, ...] = ()


def is_readable(content_type: str) -> bool:
    return _plain(content_type) in FORMATS


def read_file(path: Path, content_type: str, *, limits: Limits = LIMITS) -> FileText:
    """The text of the file, or why there is none. Takes at most as long as `limits` say."""
    form = FORMATS.get(_plain(content_type))
    if form is None:
        return FileText(State.UNKNOWN)
    return _as_read(run_limited(_READER, path, form, limits=limits))


def _plain(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _as_read(done: Done) -> FileText:
    """From lines of JSON, the last of which may be cut off: a page each, then how it ended."""
    pages: list[Page] = []
    unit, page_count, ending = Unit.NONE, 0, ""
    for line in done.output.splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            break
        if "text" in row:
            pages.append(Page(row["place"], row["text"]))
        unit = Unit(row.get("unit", unit))
        page_count = row.get("pages", page_count)
        ending = row.get("state", ending)
    return FileText(_state(done.end, ending, bool(pages)), unit, page_count, tuple(pages))


def _state(end: End, ending: str, has_pages: bool) -> State:
    if end is End.WELL and ending:
        state = State(ending)
        return State.EMPTY if state is State.READ and not has_pages else state
    if has_pages:
        return State.IN_PART
    return {End.SLOW: State.SLOW, End.TOO_LARGE: State.TOO_LARGE}.get(end, State.DAMAGED)
