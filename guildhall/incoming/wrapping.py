"""Lines that a mail program broke, made whole again.

Known by its word (format=flowed), or by their length.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

NARROWEST, WIDEST = 60, 100
_BEGINS_ITEM = re.compile(
    r"^(?:[-*+•◦▪·–—>|#☐☑✓✗]|\d{1,3}[.):]|[a-zA-Z][.)]|\(\w{1,3}\)|\[[ xX]?\])(?:\s|$)|^[>|]"
)
_HAS_LONG_WORD = re.compile(r"[!-~]{32}")  # an address, which no program breaks
_ENDS_SENTENCE = (".", "!", "?", ":", ";", "…", "。", "！", "？", "：", "”", '"', ")")
_WITHOUT_SPACES = (
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "THAI",
    "LAO",
    "KHMER",
    "MYANMAR",
    "IDEOGRAPHIC",
    "FULLWIDTH",
)


def flowed(text: str, *, deletes_space: bool) -> str:
    """The text of a program that says format=flowed (RFC 3676).

    There a line that ends with a space goes on in the next.
    """
    lines, open_depth = [], None
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        goes_on = words.endswith(" ") and words != "-- "
        if goes_on and deletes_space:
            words = words[:-1]
        if open_depth == depth and words != "-- ":
            lines[-1].append(words)
        else:
            lines.append([">" * depth + (" " if depth else ""), words])
        open_depth = depth if goes_on else None
    return "\n".join("".join(pieces) for pieces in lines)


def unwrapped(text: str) -> str:
    """Without the line ends that a program put where its line was full.

    Lists, verses and addresses stay as they are.
    """
    lines = text.split("\n")
    width = _width(lines)
    if not width:
        return text
    pieces: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if _goes_on(before, line, width):
            pieces[-1] = pieces[-1].rstrip()
            pieces += [_between(pieces[-1], line.lstrip()), line.lstrip()]
        else:
            pieces += ["\n", line]
    return "".join(pieces[1:])


def columns(line: str) -> int:
    """How wide a line is, where letters of East Asia are two columns."""
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def _width(lines: Sequence[str]) -> int:
    """How wide the program made a line at most; 0 where nothing says that it broke any."""
    pairs = list(_pairs(lines))
    width = max(
        (columns(line) for line, _after in pairs if not _HAS_LONG_WORD.search(line)), default=0
    )
    if not NARROWEST <= width <= WIDEST:
        return 0
    is_broken = any(
        _goes_on(line, after, width) and not line.endswith(_ENDS_SENTENCE) for line, after in pairs
    )
    return width if is_broken else 0


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((line, after) for line, after in pairwise(lines) if line.strip() and after.strip())


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether the first word of `after` had no room behind `line`."""
    if (
        not line.strip()
        or not after.strip()
        or _BEGINS_ITEM.match(after.lstrip())
        or line.lstrip()[:1] in ">|"
    ):
        return False
    is_deeper = _indent(after) > _indent(line) and not _BEGINS_ITEM.match(line.lstrip())
    return not is_deeper and columns(line.rstrip()) + 1 + columns(_first_piece(after)) > width


def _first_piece(line: str) -> str:
    """The first word; the first letter or two where words are not apart."""
    word = line.split(maxsplit=1)[0]
    return word[:2] if _has_no_spaces(word[0]) else word


def _between(line: str, after: str) -> str:
    return "" if _has_no_spaces(line[-1]) and _has_no_spaces(after[0]) else " "


def _has_no_spaces(letter: str) -> bool:
    return not letter.isascii() and unicodedata.name(letter, "").startswith(_WITHOUT_SPACES)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
