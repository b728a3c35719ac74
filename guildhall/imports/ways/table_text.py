"""The text of a table, whatever program wrote it: charset, delimiter, records and lines."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

LARGEST = 200 * 1024**2
LONGEST_CELL = 1_000_000
DELIMITERS = ",;\t"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEP = re.compile(r'\A"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"?')
_SAVE = "Save it there as CSV in UTF-8, and import that file."


class NotATable(ValueError):
    """The file or its map can't be read; the text says why."""


def text_of_file(path: Path) -> str:
    """The whole file as text: by its mark, else UTF-8, else Windows-1252 as the web reads it.

    Raises NotATable.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise NotATable(
                f"{path.name} is larger than 200 MB. Split it, and import one part after the other."
            )
        raw = path.read_bytes()
    except OSError as problem:
        raise NotATable(f"{path.name} cannot be read: {problem.strerror}.") from None
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotATable(
            f"{path.name} is the workbook of a spreadsheet program (.xlsx, .xls or .ods), "
            f"not a table as text. {_SAVE}"
        )
    if raw.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")):
        raise NotATable(f"{path.name} is not a table as text. {_SAVE}")
    text = _decoded(raw)
    if not text.strip():
        raise NotATable(f"{path.name} is empty.")
    return text


def _decoded(raw: bytes) -> str:
    for mark, charset in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(charset, errors="replace")
    start = raw[:4096]
    for charset, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if len(start) > 3 and zeros.count(0) > len(zeros) / 2:
            return raw.decode(charset, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="as the web reads it")


def _as_the_web(problem: UnicodeError) -> tuple[str, int]:
    """Five bytes mean nothing in Windows-1252; browsers read them as control characters."""
    assert isinstance(problem, UnicodeDecodeError)  # it is registered for decoding
    return chr(problem.object[problem.start]), problem.start + 1


codecs.register_error("as the web reads it", _as_the_web)


def records(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that isn't empty, with the line where it begins; the first names the columns.

    Raises NotATable.
    """
    first = _SEP.match(text)
    delimiter, skipped = (first[1], 1) if first else (_delimiter(text), 0)
    csv.field_size_limit(LONGEST_CELL)
    lines = io.StringIO(text[first.end() :] if first else text, newline="")
    reader = csv.reader(
        (line.replace("\0", "") for line in lines), delimiter=delimiter, strict=True
    )
    begins = skipped + 1
    try:
        for cells in reader:
            if any(_swallows(cell, delimiter) for cell in cells):
                raise csv.Error("a cell that ends where another one would begin")
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = skipped + reader.line_num + 1
    except csv.Error as problem:
        raise NotATable(f"{name}: {_reason(str(problem), begins)} Nothing came in.") from None


def _swallows(cell: str, delimiter: str) -> bool:
    """Whether this cell ran on into a later one because its quotation mark was never closed."""
    return "\n" in cell and cell.rstrip(" ").endswith(delimiter)


def _delimiter(text: str) -> str:
    """The separator that is most frequent in the line of column names."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=_QUOTED.sub("", first).count)


def _reason(problem: str, line: int) -> str:
    if "field larger" in problem:
        return (
            f"a cell of the row in line {line} is longer than a million characters, "
            "perhaps because a quotation mark is not closed."
        )
    return (
        f"a quotation mark of the row that begins in line {line} is not closed, "
        "or does not enclose its whole cell. "
        'Close it there; if it belongs to the text, write it twice ("").'
    )
