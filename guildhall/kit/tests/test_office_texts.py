"""The text in presentations and OpenDocument files, by slide, page or sheet."""

import pytest

from guildhall.kit.file_texts import FileText, Page, State, Unit, read_file
from guildhall.kit.file_types import type_of
from guildhall.kit.limited import Limits
from guildhall.kit.tests.papers import open_document_of, pptx_of, zip_of

BREAK = "<text:soft-page-break/>"
SHEETS = {"Pumps": "seal", "Seals": "gland"}
LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<x><p>&b;</p></x>"""


@pytest.fixture
def read(tmp_path):
    def read_bytes(content: bytes, limits: Limits = Limits()) -> FileText:
        """As the type that its content has."""
        path = tmp_path / "file"
        path.write_bytes(content)
        return read_file(path, type_of(content).content_type, limits=limits)

    return read_bytes


def paragraphs(*texts: str) -> str:
    return "".join(f"<text:p>{text}</text:p>" for text in texts)


def test_a_presentation_is_read_slide_by_slide_as_it_is_shown(read):
    text = read(pptx_of([["Valves", "Shut them all"], [], ["The gland"]]))

    assert (text.state, text.unit, text.page_count) == (State.READ, Unit.SLIDE, 3)
    assert text.pages == (Page("1", "Valves Shut them all"), Page("3", "The gland"))


def test_an_open_text_is_read_with_its_pages_and_words_in_order(read):
    content = "<text:h>Valves</text:h>" + paragraphs(
        "Shut <text:span>all</text:span> of them", f"{BREAK}The gland"
    )

    text = read(open_document_of("text", content))

    assert (text.state, text.unit, text.page_count) == (State.READ, Unit.PAGE, 2)
    assert text.pages == (Page("1", "Valves Shut all of them"), Page("2", "The gland"))


def test_an_open_text_without_pages_has_no_places(read):
    text = read(open_document_of("text", paragraphs("One line")))

    assert text == FileText(State.READ, Unit.NONE, 0, (Page("", "One line"),))


def test_an_open_workbook_is_read_sheet_by_sheet_and_a_repeated_cell_once(read):
    cell = '<table:table-cell table:number-columns-repeated="16384">{}</table:table-cell>'
    row = '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>'
    filled = {name: row.format(cell.format(paragraphs(word))) for name, word in SHEETS.items()}
    sheets = [
        f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in filled.items()
    ]

    text = read(open_document_of("spreadsheet", "".join(sheets)))

    assert (text.state, text.unit, text.page_count) == (State.READ, Unit.SHEET, 2)
    assert text.pages == (Page("Pumps", "seal"), Page("Seals", "gland"))


def test_an_open_presentation_is_read_slide_by_slide(read):
    slides = "".join(
        f"<drawing:page>{paragraphs(word)}</drawing:page>" for word in ("Valves", "The gland")
    )

    text = read(open_document_of("presentation", slides))

    assert (text.state, text.unit, text.page_count) == (State.READ, Unit.SLIDE, 2)
    assert text.pages[1] == Page("2", "The gland")


ENDS = [
    (
        "locked",
        lambda: open_document_of("text", "", manifest="<manifest:encryption-data/>"),
        State.LOCKED,
    ),
    ("cut off", lambda: open_document_of("text", paragraphs("a"))[:300], State.DAMAGED),
    ("badly written", lambda: open_document_of("text", "<text:p>"), State.DAMAGED),
    ("no words", lambda: open_document_of("text", paragraphs(" ")), State.EMPTY),
    ("a bomb", lambda: open_document_of("text", paragraphs("x" * 310 * 1024**2)), State.TOO_LARGE),
    ("long", lambda: open_document_of("text", paragraphs(*["a word"] * 400_000)), State.IN_PART),
    ("no slides", lambda: pptx_of([]), State.EMPTY),
    (
        "many laughs",
        lambda: zip_of(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": LAUGHS}
        ),
        State.DAMAGED,
    ),
    ("5,000 slides", lambda: pptx_of([["A slide"]] * 5000), State.IN_PART),
]


@pytest.mark.parametrize(("make", "state"), [row[1:] for row in ENDS], ids=[row[0] for row in ENDS])
def test_every_file_ends_in_one_state(read, make, state):
    text = read(make())

    assert text.state is state
    assert sum(len(page.text) for page in text.pages) <= 2_000_000


def test_what_needs_too_much_memory_is_given_up(read):
    text = read(
        open_document_of("text", paragraphs("x" * 200 * 1024**2)), Limits(memory=192 * 1024**2)
    )

    assert text.state in (State.TOO_LARGE, State.DAMAGED)
    assert text.pages == ()
