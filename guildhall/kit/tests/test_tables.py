"""No table that leaves the hall holds a formula."""

import csv
import io
import re
from pathlib import Path

import pytest

import guildhall
from guildhall.kit.tables import csv_lines, harmless

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://evil.example","click")',
    " =1",
    "＝1+1",
    "\n@x",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_begins_like_a_formula_is_text(text):
    assert harmless(text).startswith("'")
    assert harmless(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("between", [";", "\t", "\n", "\r\n"])
def test_a_formula_inside_a_cell_is_text_for_other_separators_too(between):
    assert f"{between}'=1" in harmless(f"Ada{between}=1")


@pytest.mark.parametrize(
    "text", ["Ada Byron", "O'Neill", "a=b", "1-2", "ada@example.org", "x, y", "", "Zoë–Ann"]
)
def test_names_stay_as_they_are(text):
    assert harmless(text) == text


def test_rows_come_back_from_the_table_as_they_went_in():
    rows = [["name", "count"], ['Ada "A", B', "2\nlines"], ["", 3]]

    read = list(csv.reader(io.StringIO("".join(csv_lines(rows)), newline="")))

    assert read == [["name", "count"], ['Ada "A", B', "2\nlines"], ["", "3"]]
    assert "".join(csv_lines([["=1", 2]])) == "'=1,2\r\n"


def test_every_table_of_the_hall_is_written_here():
    root = Path(guildhall.__file__).parent
    own = re.compile(r"csv\.(?:writer|DictWriter)\(|write_csv\(")
    writers = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "tests" not in path.parts and own.search(path.read_text())
    }

    assert writers == {"kit/tables.py"}
