"""Run by file_texts as a program of its own: a file in, its pages as lines of JSON out.

It knows nothing of the hall, so that it starts quickly and has nothing to give away. A page is
written as soon as it is read: what a limit ends has handed back what came before.
"""

import contextlib
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


def _pptx(path: str) -> Pages:
    """Slide by slide, in the order in which they are shown."""
    _require_bearable(path)
    with zipfile.ZipFile(path) as archive:
        slides = _slides_in(archive)
        _say(unit="slide", pages=len(slides))
        for number, name in enumerate(slides, 1):
            with archive.open(name) as part:
                yield str(number), " ".join(_texts_of(part, {"p"}))


def _slides_in(archive: zipfile.ZipFile) -> list[str]:
    """The names of their parts. What a file leads to outside of it is none."""
    with archive.open("ppt/_rels/presentation.xml.rels") as part:
        relations = _elements(part, {"Relationship"})
        targets = {one.get("Id"): one.get("Target", "") for one in relations}
    with archive.open("ppt/presentation.xml") as part:
        ids = [one.get(_RELATION) for one in _elements(part, {"sldId"})]
    names = [f"ppt/{targets.get(one, '').removeprefix('/ppt/')}" for one in ids]
    return [name for name in names if name in archive.NameToInfo]


def _odt(path: str) -> Pages:
    """With pages as they were when it was last saved, where it says so."""
    with _open_document(path) as part:
        pages: list[list[str]] = [[]]
        for element in _elements(part, {"p", "h", "soft-page-break"}):
            if _name_of(element) == "soft-page-break":
                pages.append([])
            else:
                pages[-1].append("".join(element.itertext()))
    if len(pages) > 1:
        _say(unit="page", pages=len(pages))
    for number, texts in enumerate(pages, 1):
        yield (str(number) if len(pages) > 1 else ""), " ".join(texts)


def _ods(path: str) -> Pages:
    with _open_document(path) as part:
        yield from _parts_of_a_kind(part, "table", unit="sheet")


def _odp(path: str) -> Pages:
    with _open_document(path) as part:
        yield from _parts_of_a_kind(part, "page", unit="slide")


def _parts_of_a_kind(part: Any, kind: str, *, unit: str) -> Pages:
    """Sheets by name, slides by number; how many there are is known at the end."""
    texts: list[str] = []
    number = 0
    for element in _elements(part, {"p", "h", kind}):
        if _name_of(element) != kind:
            texts.append("".join(element.itertext()))
            continue
        number += 1
        _say(unit=unit, pages=number)
        yield (_sheet_name(element) if unit == "sheet" else str(number)), " ".join(texts)
        texts = []


def _sheet_name(element: Any) -> str:
    space = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    return element.get(f"{space}name") or ""


@contextlib.contextmanager
def _open_document(path: str) -> Iterator[Any]:
    """The text of an OpenDocument file, as XML."""
    _require_bearable(path)
    with zipfile.ZipFile(path) as archive:
        if "META-INF/manifest.xml" in archive.NameToInfo:
            with archive.open("META-INF/manifest.xml") as part:
                if next(_elements(part, {"encryption-data"}), None) is not None:
                    raise Ends("locked")
        with archive.open("content.xml") as part:
            yield part


def _texts_of(part: Any, names: set[str]) -> Iterator[str]:
    return ("".join(element.itertext()) for element in _elements(part, names))


def _elements(part: Any, names: set[str]) -> Iterator[Any]:
    """Elements of these names as they end, each emptied once it has been looked at.

    What comes after an element belongs to the one around it, and stays. No entity is expanded, and
    nothing is fetched.
    """
    from defusedxml.ElementTree import iterparse

    for _event, element in iterparse(part, events=("end",), forbid_dtd=True):
        if _name_of(element) in names:
            yield element
            after = element.tail
            element.clear()
            element.tail = after


def _name_of(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_READERS = {
    "pdf": _pdf,
    "docx": _docx,
    "xlsx": _xlsx,
    "pptx": _pptx,
    "odt": _odt,
    "ods": _ods,
    "odp": _odp,
    "text": _text,
}
