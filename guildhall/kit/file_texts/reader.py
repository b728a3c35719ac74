"""Run by file_texts as a program of its own: a file in, its pages as lines of JSON out.

It knows nothing of the hall, so that it starts quickly and has nothing to give away. A page is
written as soon as it is read: what a limit ends has handed back what came before.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

MOST_PAGES = 2_000
MOST_LETTERS = 2_000_000
MOST_LETTERS_OF_A_PAGE = 200_000
MOST_LETTERS_OF_A_PLACE = 100  # the name of a sheet is kept with each piece of its text
MOST_CELLS = 300_000
MOST_ROWS = 200_000
MOST_UNPACKED = 300 * 1024**2
MOST_MEMBERS = 20_000
_BLANKS = re.compile(r"\s+")
_UNSAYABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Pages = Iterable[tuple[str, str]]  # where it is, and its text


class Ends(Exception):
    """There is nothing more to read; its text is the state."""


def main(path: str, form: str) -> None:
    state = "read"
    try:
        _write_pages(_READERS[form](path))
    except Ends as end:
        state = str(end)
    except MemoryError:
        raise
    except Exception:  # what libraries raise for a stranger's bytes
        state = "damaged"
    _say(state=state)


def _write_pages(pages: Pages) -> None:
    letters = 0
    for number, (place, text) in enumerate(pages):
        text = _UNSAYABLE.sub(" ", text)
        text = _BLANKS.sub(" ", text).strip()
        text, is_cut = text[: MOST_LETTERS - letters], len(text) > MOST_LETTERS - letters
        letters += len(text)
        if text:
            _say(place=place[:MOST_LETTERS_OF_A_PLACE], text=text)
        if is_cut or number + 1 >= MOST_PAGES:
            raise Ends("in part")


def _say(**row: Any) -> None:
    sys.stdout.write(f"{json.dumps(row)}\n")
    sys.stdout.flush()


def _pdf(path: str) -> Pages:
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as problem:
        is_locked = getattr(problem, "err_code", None) == FPDF_ERR_PASSWORD
        raise Ends("locked" if is_locked else "damaged") from None
    _say(unit="page", pages=len(document))
    for number in range(min(len(document), MOST_PAGES)):
        yield str(number + 1), _pdf_page(document, number)
    if len(document) > MOST_PAGES:
        raise Ends("in part")


def _pdf_page(document: Any, number: int) -> str:
    """Empty for a page that is damaged: the others may be whole."""
    import pypdfium2

    try:
        page = document[number]
        words = page.get_textpage()
        is_bearable = words.count_chars() <= MOST_LETTERS_OF_A_PAGE
        text: str = words.get_text_bounded() if is_bearable else ""
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    return text.replace("\ufffe", "")  # a word that is broken at the end of a line


def _docx(path: str) -> Pages:
    """With pages as they were when it was last saved, where it says so."""
    _require_bearable(path)
    import docx

    body = docx.Document(path).element.body
    pages = list(_docx_pages(body))
    if len(pages) > 1:
        _say(unit="page", pages=len(pages))
    for number, text in enumerate(pages, 1):
        yield (str(number) if len(pages) > 1 else ""), text


def _docx_pages(body: Any) -> Iterator[str]:
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    words: list[str] = []
    for element in body.iter():
        tag = element.tag.removeprefix(space) if isinstance(element.tag, str) else ""
        if tag == "t":
            words.append(element.text or "")
        elif tag in ("p", "tab", "br", "tc"):
            words.append(" ")
        elif tag == "lastRenderedPageBreak":
            yield "".join(words)
            words = []
    yield "".join(words)


def _xlsx(path: str) -> Pages:
    _require_bearable(path)
    sys.modules["numpy"] = None  # type: ignore[assignment]  # it would be loaded for nothing
    import openpyxl

    # an open file: of a path, the suffix would decide
    book = openpyxl.load_workbook(open(path, "rb"), read_only=True, data_only=True)  # noqa: SIM115
    _say(unit="sheet", pages=len(book.worksheets))
    left = [MOST_CELLS]
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file says of its size is not believed
        yield sheet.title, " ".join(_cells(sheet, left))
        if left[0] <= 0:
            raise Ends("in part")


def _cells(sheet: Any, left: list[int]) -> Iterator[str]:
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        for value in row:
            if value is not None:
                left[0] -= 1
                yield str(value)[:1000]
        if left[0] <= 0 or number >= MOST_ROWS:
            left[0] = 0
            return


def _text(path: str) -> Pages:
    with open(path, "rb") as file:
        content = file.read(4 * MOST_LETTERS + 1)
    yield "", _decoded(content)
    if len(content) > 4 * MOST_LETTERS:
        raise Ends("in part")


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        is_cut_off = problem.start > len(content) - 4
        return content.decode("utf-8-sig" if is_cut_off else "cp1252", errors="replace")


def _require_bearable(path: str) -> None:
    """An office file is a zip. What its parts claim to be unpacked is the most that they can be."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        with open(path, "rb") as file:
            is_locked = file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how Office encrypts
        raise Ends("locked" if is_locked else "damaged") from None
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise Ends("too large")


_READERS = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "text": _text}
