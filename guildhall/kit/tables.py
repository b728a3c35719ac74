"""Tables to take away, as CSV (RFC 4180) that a spreadsheet shows and never runs."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

# What makes a formula at the start of a cell, in their wide forms too; and where a spreadsheet that
# separates by semicolons or tabs, or breaks lines inside quotes, sees a start of its own.
_FORMULA = re.compile(r"^(?=[\t\r]|\s*[=+\-@＝＋－＠])|(?<=[;\t\r\n])(?= *[=+\-@＝＋－＠])")


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Each row as a line, one at a time, so that a long table is sent as it is read."""
    writer = csv.writer(_Line())
    for row in rows:
        yield writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])


def harmless(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin a formula."""
    return _FORMULA.sub("'", text)


class _Line:
    """Gives back each line that a CSV writer writes."""

    def write(self, line: str) -> str:
        return line
