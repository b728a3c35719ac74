"""The text in files, page by page; and every bad file ends in one state, with a sentence."""

import random
from pathlib import Path

import pytest

from guildhall.kit.file_texts import FileText, Page, State, Unit, read_file
from guildhall.kit.first_page import draw_first_page
from guildhall.kit.limited import Limits
from guildhall.kit.pictures import is_shown
from guildhall.kit.tests.papers import (
    docx_bomb,
    docx_of,
    locked_pdf,
    pdf_of,
    slow_pdf,
    with_a_false_size,
    with_a_long_name,
    xlsx_of,
)

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MANUAL = [f"Page {number}: tighten bolt {number * 7}." for number in range(1, 21)]
SHORT = Limits(cpu_seconds=2, seconds=3)


@pytest.fixture
def read(tmp_path):
    def read_bytes(content: bytes, content_type: str, limits: Limits = Limits()) -> FileText:
        path = tmp_path / "file"
        path.write_bytes(content)
        return read_file(path, content_type, limits=limits)

    return read_bytes


def test_a_pdf_is_read_page_by_page(read):
    text = read(pdf_of(MANUAL), PDF)

    assert (text.state, text.unit, text.page_count) == (State.READ, Unit.PAGE, 20)
    assert text.pages[11] == Page("12", "Page 12: tighten bolt 84.")


def test_a_word_file_is_read_with_its_tables_and_pages(read):
    content = docx_of([["Valves", "Shut all of them."], ["Seals"]], rows=[["Part", "Grease"]])

    text = read(content, DOCX)

    assert (text.state, text.unit, text.page_count) == (State.READ, Unit.PAGE, 2)
    assert text.pages == (Page("1", "Valves Shut all of them."), Page("2", "Seals Part Grease"))


def test_a_word_file_without_pages_has_no_places(read):
    text = read(docx_of([["One line"]]), DOCX)

    assert text == FileText(State.READ, Unit.NONE, 0, (Page("", "One line"),))


def test_a_workbook_is_read_sheet_by_sheet(read):
    content = xlsx_of({"Pumps": [["Pump", "Bar"], ["P-7", 3.5]], "Seals": [["Ring", None, 40]]})

    text = read(content, XLSX)

    assert (text.state, text.unit, text.page_count) == (State.READ, Unit.SHEET, 2)
    assert text.pages == (Page("Pumps", "Pump Bar P-7 3.5"), Page("Seals", "Ring 40"))


def test_the_name_of_a_sheet_is_no_way_to_fill_the_database(read):
    """It is kept with each piece of the sheet's text."""
    text = read(with_a_long_name(xlsx_of({"Pumps": [["P-7"]]}), "Pumps", 3_000_000), XLSX)

    assert text.pages == (Page("a" * 100, "P-7"),)


@pytest.mark.parametrize(
    "content",
    [
        "Größe 40 °C".encode(),
        "Größe 40 °C".encode("utf-8-sig"),
        "Größe 40 °C".encode("utf-16"),
        "Größe 40 °C".encode("cp1252"),
        "Größe\t40\n\n °C\n".encode(),
    ],
)
def test_plain_text_is_read_in_the_letters_it_was_written_in(read, content):
    assert read(content, "text/plain; charset=utf-8").pages == (Page("", "Größe 40 °C"),)


def test_what_cannot_be_said_is_left_out(read):
    assert read(b"a\x00b\x1bc", "text/csv").pages == (Page("", "a b c"),)


def test_an_unknown_type_is_not_opened(read):
    assert read(b"PK\x03\x04", "application/zip").state is State.UNKNOWN


ENDS = [
    ("5,000 pages", lambda: pdf_of(["A page"] * 5000), PDF, State.IN_PART),
    ("locked", locked_pdf, PDF, State.LOCKED),
    ("cut off", lambda: pdf_of(MANUAL)[:200], PDF, State.DAMAGED),
    ("only a head", lambda: b"%PDF-1.7\n", PDF, State.DAMAGED),
    ("empty", lambda: b"", PDF, State.DAMAGED),
    ("no words", lambda: pdf_of([" "]), PDF, State.EMPTY),
    ("a bomb", lambda: docx_bomb(400 * 1024**2), DOCX, State.TOO_LARGE),
    ("no zip", lambda: b"PK\x03\x04 and no more", DOCX, State.DAMAGED),
    (
        "locked by Office",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        DOCX,
        State.LOCKED,
    ),
    ("another zip", lambda: xlsx_of({"A": [["b"]]}), DOCX, State.DAMAGED),
    ("no workbook", lambda: docx_of([["a"]]), XLSX, State.DAMAGED),
    ("10,000 wide", lambda: xlsx_of({"A": [["cell"] * 10_000] * 31}), XLSX, State.IN_PART),
    ("a false size", lambda: with_a_false_size(xlsx_of({"A": [["b"]]})), XLSX, State.READ),
    ("a long log", lambda: b"pump on\npump off\n" * 600_000, "text/plain", State.IN_PART),
    ("noise", lambda: random.Random(7).randbytes(50_000), PDF, State.DAMAGED),
]


@pytest.mark.parametrize(
    ("make", "content_type", "state"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS]
)
def test_every_file_ends_in_one_state_with_a_sentence(read, make, content_type, state):
    text = read(make(), content_type)

    assert text.state is state
    assert bool(str(state.sentence)) == (state is not State.READ)
    assert sum(len(page.text) for page in text.pages) <= 2_000_000


def test_a_pdf_that_is_built_to_be_slow_is_given_up(read, tmp_path):
    assert read(slow_pdf(), PDF, SHORT).state is State.SLOW
    assert draw_first_page(tmp_path / "file", limits=SHORT) is None


def test_what_needs_too_much_memory_is_given_up(read):
    tight = Limits(memory=192 * 1024**2)

    text = read(docx_bomb(250 * 1024**2), DOCX, tight)

    assert text.state in (State.TOO_LARGE, State.DAMAGED)
    assert text.pages == ()


def test_what_was_read_before_a_limit_stays(read):
    text = read(pdf_of(["A page of many"] * 1900), PDF, Limits(output=20_000))

    assert text.state is State.IN_PART
    assert 100 < len(text.pages) < 1000
    assert text.pages[0] == Page("1", "A page of many")


def test_the_first_page_is_drawn(tmp_path):
    path = tmp_path / "manual.pdf"
    path.write_bytes(pdf_of(MANUAL))

    picture = draw_first_page(path)

    assert picture is not None
    assert (picture.width, picture.height, picture.suffix) == (900, 1200, "webp")
    assert is_shown(picture.content)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", locked_pdf(), docx_of([["a"]])])
def test_what_has_no_first_page_has_no_picture(tmp_path: Path, content):
    path = tmp_path / "file"
    path.write_bytes(content)

    assert draw_first_page(path) is None
