"""The parts of a mail (MIME) in the order of reading: words, pictures and other files."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message
from urllib.parse import unquote

from guildhall.incoming.automatic import is_calendar, is_calendar_answer
from guildhall.incoming.charsets import decoded
from guildhall.incoming.cutting import cut
from guildhall.incoming.html_words import PLACES, html_text
from guildhall.incoming.wrapping import flowed
from guildhall.kit.pictures import is_shown
from guildhall.kit.words import without_controls

DEEPEST = 30
# What programs add to mails: signatures, keys, pages for other programs. No person wrote it.
_OF_PROGRAMS = {
    "application/pgp-signature",
    "application/pgp-keys",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "text/x-amp-html",
    "message/delivery-status",
    "text/rfc822-headers",
}
_OF_OTHERS = {"message/rfc822", "text/vcard", "text/x-vcard", "text/directory"}
_CONTENT_ID = re.compile(r"""\bcid:([^"'\s>)]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The text of one part, quotes included: as it was typed, or as Markdown made from HTML."""

    text: str
    is_markdown: bool = False
    is_flowed: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came along. A picture that HTML shows has a place in its words.

    `is_of_others`: a whole mail or a contact card, with addresses of people who weren't asked.
    """

    name: str
    content: bytes
    is_picture: bool
    place: str = ""
    is_of_others: bool = False


Piece = Words | Attached


def pieces_of(message: EmailMessage) -> Iterator[Piece]:
    """What a person reads in their mail program, from top to bottom."""
    reader = _Reader(message)
    pieces = list(reader.read(message, 0))
    yield from pieces
    yield from reader.pictures_in(pieces)


class _Reader:
    """Knows the pictures that HTML may show, and gives each that it shows a place."""

    def __init__(self, message: EmailMessage) -> None:
        self.places: dict[str, Attached] = {}
        self.by_address: dict[str, Message] = {}
        mentioned: set[str] = set()
        for part in message.walk():
            if part.get_content_type() == "text/html":
                mentioned |= {
                    f"cid:{address}" for address in map(unquote, _CONTENT_ID.findall(_text(part)))
                }
            elif _content_id(part) and not part.is_multipart():
                self.by_address.setdefault(f"cid:{_content_id(part)}", part)
        self.mentioned = {
            id(part) for address, part in self.by_address.items() if address in mentioned
        }

    def read(self, part: Message, depth: int) -> Iterator[Piece]:
        kind = part.get_content_type()
        if kind in _OF_PROGRAMS or depth > DEEPEST:
            return
        if kind == "multipart/alternative":
            yield from self._best_of(part, depth)
        elif part.is_multipart() and kind != "message/rfc822":
            for inner in _parts_in(part):
                yield from self.read(inner, depth + 1)
        elif _is_words(part):
            yield self._words(part)
        else:
            yield from self._file(part)

    def pictures_in(self, pieces: list[Piece]) -> Iterator[Attached]:
        """The pictures whose places are in the words."""
        text = "".join(piece.text for piece in pieces if isinstance(piece, Words))
        yield from (picture for place, picture in self.places.items() if place in text)

    def _best_of(self, part: Message, depth: int) -> Iterator[Piece]:
        """One of several versions: with most pictures, then with addresses, then the first.

        Calendars are read apart. A part that says nothing is none of the ways.
        """
        ways = [list(self.read(inner, depth + 1)) for inner in _parts_in(part)]
        ways = [
            way
            for way in ways
            if any(isinstance(piece, Attached) or piece.text.strip() for piece in way)
        ]
        if ways:
            plainest = _words_of(ways[0])
            yield from max(
                ways,
                key=lambda way: (_pictures_in(way), _has_more_addresses(_words_of(way), plainest)),
            )

    def _words(self, part: Message) -> Words:
        text = without_controls(_text(part))
        if part.get_content_type() == "text/html":
            return Words(html_text(text, self._place_of), is_markdown=True)
        text = text.translate(PLACES)
        if part.get_param("format", "") == "flowed":
            deletes_space = str(part.get_param("delsp", "")).lower() == "yes"
            return Words(flowed(text, deletes_space=deletes_space), is_flowed=True)
        return Words(text)

    def _place_of(self, source: str) -> str:
        """The picture that is attached, or written out in the address. Nothing is fetched."""
        part = self.by_address.get(unquote(source))
        if part is not None:
            return self._placed(_name(part), _content(part))
        match = re.match(r"data:image/[\w.+-]+;base64,", source[:60])
        if match:
            try:
                return self._placed("picture", base64.b64decode(source[match.end() :]))
            except (binascii.Error, ValueError):
                return ""
        return ""

    def _placed(self, name: str, content: bytes) -> str:
        place = f"\ue000{len(self.places)}\ue001"
        self.places[place] = Attached(name or "picture", content, is_picture=True, place=place)
        return place

    def _file(self, part: Message) -> Iterator[Attached]:
        content = _content(part)
        if id(part) in self.mentioned or not content:
            return
        if isinstance(part, EmailMessage) and is_calendar(part) and is_calendar_answer(content):
            return
        is_picture = part.get_content_maintype() == "image" or is_shown(content)
        yield Attached(
            _name(part) or ("picture" if is_picture else part.get_content_type()),
            content,
            is_picture,
            is_of_others=part.get_content_type() in _OF_OTHERS,
        )


def _words_of(way: list[Piece]) -> str:
    return "\n".join(piece.text for piece in way if isinstance(piece, Words))


def _pictures_in(way: list[Piece]) -> int:
    """Of one's own: those within a quote do not count."""
    apart = sum(1 for piece in way if isinstance(piece, Attached) and piece.is_picture)
    return apart + sum(cut(piece.text).count("\ue000") for piece in way if isinstance(piece, Words))


def _has_more_addresses(text: str, plainest: str) -> bool:
    """Whether it has links that the plain part lacks: some programs drop their addresses there."""
    linked = re.findall(r"\]\((https?://[^)\s]+)", cut(text))
    return any(address.rstrip("/") not in plainest for address in linked)


def _is_words(part: Message) -> bool:
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return is_text and part.get_content_disposition() != "attachment" and not part.get_filename()


def _text(part: Message) -> str:
    return decoded(_content(part), part.get_content_charset("") or "")


def _content(part: Message) -> bytes:
    whole = _whole_mail(part)
    if whole is not None:
        return whole.as_bytes()
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _name(part: Message) -> str:
    whole = _whole_mail(part)
    if whole is not None:
        return str(whole.get("Subject", ""))[:200] or "mail"
    return " ".join(without_controls(str(part.get_filename() or "")).split())[:200]


def _whole_mail(part: Message) -> Message | None:
    """The mail that is attached as a file."""
    inner = (
        part.get_payload(0)
        if part.get_content_type() == "message/rfc822" and part.is_multipart()
        else None
    )
    return inner if isinstance(inner, Message) else None


def _content_id(part: Message) -> str:
    return str(part.get("Content-ID", "")).strip().strip("<>")


def _parts_in(part: Message) -> list[Message]:
    """Those of a part that consists of parts; of any other, none."""
    payload = part.get_payload()
    return (
        [inner for inner in payload if isinstance(inner, Message)]
        if isinstance(payload, list)
        else []
    )
