"""The pages of a file, as parts that are each short enough to be indexed and shown by itself."""

from collections.abc import Iterable, Iterator

from guildhall.commons.models import FilePart
from guildhall.kit.file_texts import FileText, Page

AS_LONG_AS = 20_000  # characters: about ten pages
LONGEST = 30_000


def parts_of(file: str, text: FileText) -> list[FilePart]:
    """Not saved."""
    parts = []
    for number, pages in enumerate(_gathered(_short(text.pages))):
        starts, offset = [], 0
        for page in pages:
            starts.append((offset, page.place))
            offset += len(page.text) + 1
        words = " ".join(page.text for page in pages)
        parts.append(FilePart(file=file, number=number, text=words, unit=text.unit, starts=starts))
    return parts


def _short(pages: Iterable[Page]) -> Iterator[Page]:
    """The same pages; a long one in pieces that end between words where they can."""
    for page in pages:
        left = page.text
        while len(left) > LONGEST:
            end = left.rfind(" ", AS_LONG_AS, LONGEST)
            end = end if end > 0 else LONGEST
            yield Page(page.place, left[:end])
            left = left[end:].lstrip()
        yield Page(page.place, left)


def _gathered(pages: Iterable[Page]) -> Iterator[list[Page]]:
    together: list[Page] = []
    length = 0
    for page in pages:
        if together and length + len(page.text) > AS_LONG_AS:
            yield together
            together, length = [], 0
        together.append(page)
        length += len(page.text) + 1
    if together:
        yield together
