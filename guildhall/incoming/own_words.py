"""The part of a mail that is posted, and what is left out.

Posted are its writer's own words as Markdown, with pictures in their places.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guildhall.incoming.cutting import cut, has_marker, without_endings, words_below
from guildhall.incoming.mail_parts import Attached, Words
from guildhall.incoming.reading import ReadMail
from guildhall.incoming.typed import as_typed
from guildhall.incoming.wrapping import unwrapped

MOST_PICTURES = 5
NO_PICTURE, DAMAGED, TOO_MANY, BELOW, QUOTED = (
    "no picture",
    "damaged",
    "too many",
    "below",
    "quoted",
)
PLACE = re.compile("\ue000[^\ue001]*\ue001")

LeftOut = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """`text` holds the places of `pictures`; `left_out` are names with a reason each."""

    text: str
    pictures: dict[str, Attached]
    left_out: tuple[LeftOut, ...]

    def with_pictures(self, by_place: dict[str, str], text: str) -> str:
        """`text` with what shows each picture in its place; a place that has none goes."""
        filled = PLACE.sub(lambda place: by_place.get(place[0], ""), text)
        return re.sub(r"[ \t]+\n", "\n", re.sub(r"\n{3,}", "\n\n", filled)).strip()


def own_words(read: ReadMail, *, is_answer: bool = True) -> OwnWords:
    """Each part by itself, in the order of the mail.

    Where our marker is in one of them, none is cut on suspicion.

    A mail that answers nothing of ours may be a forwarded one and nothing else: then that is
    posted.
    """
    pictures: dict[str, Attached] = {}
    left_out: list[LeftOut] = []
    blocks: list[str] = []
    is_marked = any(has_marker(words.text) for words in read.pieces if isinstance(words, Words))
    for piece in read.pieces:
        if isinstance(piece, Words):
            own, quoted = _own_and_quoted(piece, is_marked=is_marked, is_answer=is_answer)
            blocks.append(own)
            left_out += [("", quoted)] if quoted else []
        elif piece.is_picture:
            place = piece.place or f"\ue000+{len(pictures)}\ue001"
            pictures[place] = piece
            blocks += [] if piece.place else [place]
        else:
            left_out.append((piece.name, NO_PICTURE))
    text = re.sub(r"\n{3,}", "\n\n", "\n\n".join(block for block in blocks if block.strip()))
    return OwnWords(
        text,
        {place: pictures[place] for place in _places(text) if place in pictures},
        tuple(left_out),
    )


def as_written(read: ReadMail) -> str:
    """The same as plain text, for giving it back."""
    blocks = [cut(piece.text) for piece in read.pieces if isinstance(piece, Words)]
    return PLACE.sub("", "\n\n".join(block for block in blocks if block.strip())) or PLACE.sub(
        "", read.text
    )


def _own_and_quoted(words: Words, *, is_marked: bool, is_answer: bool) -> tuple[str, str]:
    """Own words as Markdown, and why something else was left out.

    Empty for what is always left out.
    """
    own = cut(words.text, is_marked=is_marked)
    if is_answer:
        return _markdown(words, own), BELOW if words_below(words.text) else ""
    whole = without_endings(words.text)
    return _markdown(words, own or whole), QUOTED if own and own != whole else ""


def _markdown(words: Words, own: str) -> str:
    if words.is_markdown:
        return own
    return as_typed(own if words.is_flowed else unwrapped(own))


def _places(text: str) -> Iterator[str]:
    return (match[0] for match in PLACE.finditer(text))
