"""The part of a mail that is posted, and what is left out.

Posted are its writer's own words as Markdown, with pictures in their places, and files beside.
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
OF_OTHERS, DAMAGED, TOO_MANY, BELOW, QUOTED, WORDS_ALONE = (
    "of others",
    "damaged",
    "too many",
    "below",
    "quoted",
    "words alone",
)
PLACE = re.compile("\ue000[^\ue001]*\ue001")

LeftOut = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """`text` holds the places of `pictures`; `files` go beside it.

    `left_out` are names with a reason each.
    """

    text: str
    pictures: dict[str, Attached]
    files: tuple[Attached, ...]
    left_out: tuple[LeftOut, ...]

    def with_pictures(self, by_place: dict[str, str], text: str) -> str:
        """`text` with what shows each picture in its place; a place that has none goes."""
        filled = PLACE.sub(lambda place: by_place.get(place[0], ""), text)
        return re.sub(r"[ \t]+\n", "\n", re.sub(r"\n{3,}", "\n\n", filled)).strip()


def own_words(read: ReadMail, *, is_answer: bool = True, is_plain: bool = False) -> OwnWords:
    """Each part by itself, in the order of the mail.

    Where our marker is in one of them, none is cut on suspicion. A picture between words is where
    it was put; one before or after all of them is a file like others.

    A mail that answers nothing of ours may be a forwarded one and nothing else: then that is
    posted. Where it `is_plain`, typed words stay as they are: no page reads them as Markdown.
    """
    left_out: list[LeftOut] = []
    blocks: list[str | Attached] = []
    shown: dict[str, Attached] = {}
    is_marked = any(has_marker(words.text) for words in read.pieces if isinstance(words, Words))
    for piece in read.pieces:
        if isinstance(piece, Words):
            own, quoted = _own_and_quoted(
                piece, is_marked=is_marked, is_answer=is_answer, is_plain=is_plain
            )
            blocks += [own] if own.strip() else []
            left_out += [("", quoted)] if quoted else []
        elif piece.is_of_others:
            left_out.append((piece.name, OF_OTHERS))
        elif piece.place:
            shown[piece.place] = piece
        else:
            blocks.append(piece)
    words, between, files = _in_order(blocks)
    text = re.sub(r"\n{3,}", "\n\n", "\n\n".join(words))
    pictures = shown | between
    in_text = {place: pictures[place] for place in _places(text) if place in pictures}
    return OwnWords(text, in_text, tuple(files), tuple(left_out))


def _in_order(
    blocks: list[str | Attached],
) -> tuple[list[str], dict[str, Attached], list[Attached]]:
    """Words with the places of the pictures between them; these pictures; all other files."""
    written = [number for number, block in enumerate(blocks) if isinstance(block, str)]
    first, last = (written[0], written[-1]) if written else (0, 0)
    words: list[str] = []
    between: dict[str, Attached] = {}
    files: list[Attached] = []
    for number, block in enumerate(blocks):
        if isinstance(block, str):
            words.append(block)
        elif block.is_picture and first < number < last:
            place = f"\ue000+{len(between)}\ue001"
            between[place] = block
            words.append(place)
        else:
            files.append(block)
    return words, between, files


def as_written(read: ReadMail) -> str:
    """The same as plain text, for giving it back."""
    blocks = [cut(piece.text) for piece in read.pieces if isinstance(piece, Words)]
    return PLACE.sub("", "\n\n".join(block for block in blocks if block.strip())) or PLACE.sub(
        "", read.text
    )


def _own_and_quoted(
    words: Words, *, is_marked: bool, is_answer: bool, is_plain: bool
) -> tuple[str, str]:
    """Own words as Markdown, and why something else was left out.

    Empty for what is always left out.
    """
    own = cut(words.text, is_marked=is_marked)
    if is_answer:
        return _markdown(words, own, is_plain), BELOW if words_below(words.text) else ""
    whole = without_endings(words.text)
    return _markdown(words, own or whole, is_plain), QUOTED if own and own != whole else ""


def _markdown(words: Words, own: str, is_plain: bool) -> str:
    if words.is_markdown:
        return own
    whole = own if words.is_flowed else unwrapped(own)
    return whole if is_plain else as_typed(whole)


def _places(text: str) -> Iterator[str]:
    return (match[0] for match in PLACE.finditer(text))
