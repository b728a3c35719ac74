"""What search read of a text, packed into a few bytes beside its document.

The plain text is for snippets. The tokens are those in the index: SQLite's keeps no copy of them
and needs them to forget a text.
"""

import re
import zlib
from typing import NamedTuple

MOST_KEPT = 40_000  # characters of a text that a snippet may come from
_SPACE = re.compile(r"\s+")


class Reading(NamedTuple):
    """A document as it goes into the index: where it is read, its tokens, its plain text."""

    document_id: int
    place: int
    words: list[str]
    stems: list[str]
    text: str


class Packed(NamedTuple):
    """What is kept of a reading: tokens as lines of text, with blanks between them."""

    place: str
    words: str
    stems: str
    text: str


def in_a_row(text: str) -> str:
    """`text` with single blanks, as far as it is kept."""
    return _SPACE.sub(" ", text).strip()[:MOST_KEPT]


def pack(packed: Packed) -> bytes:
    return zlib.compress("\n".join(packed).encode(errors="replace"), 6)


def unpack(kept: bytes | memoryview) -> Packed:
    return Packed(*zlib.decompress(kept).decode().split("\n", 3))
