"""A mail as what the hall needs of it: who, to whom, what kind of mail, what it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr
from functools import cached_property

from guildhall.incoming.automatic import is_automatic, is_bounce, is_calendar, is_calendar_answer
from guildhall.incoming.charsets import decoded, header_text, raw_headers
from guildhall.incoming.html_words import html_text as html_text
from guildhall.incoming.mail_parts import Attached, Piece, Words, pieces_of
from guildhall.kit.words import without_controls

LONGEST_HEAD = 150_000


@dataclass(frozen=True)
class ReadMail:
    """The head of a mail; its parts are read on demand, as that takes time.

    `sender` is empty where there is none.
    """

    sender: str
    recipients: tuple[str, ...]
    subject: str
    date: str
    message_id: str
    is_automatic: bool
    is_bounce: bool
    message: EmailMessage

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Words and pictures in the order in which they were written, quotes included."""
        return tuple(pieces_of(self.message))

    @cached_property
    def calendar(self) -> str:
        """What a calendar program answers; empty where it is no such mail."""
        return _calendar(self.message)

    @property
    def text(self) -> str:
        """All words, quotes included."""
        return "\n\n".join(piece.text for piece in self.pieces if isinstance(piece, Words))

    @property
    def attached(self) -> tuple[Attached, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Attached))


class Unreadable(ValueError):
    """What came is no mail that can be read."""


def read_mail(raw: bytes) -> ReadMail:
    """Raises Unreadable."""
    try:
        if len(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]) > LONGEST_HEAD:
            raise ValueError("head")
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        sender = parseaddr(_first(message, "From"))[1].lower()
        recipients = tuple(_recipients(message))
        return ReadMail(
            sender=sender,
            recipients=recipients,
            subject=one_line(header_text(message, "Subject")),
            date=one_line(_first(message, "Date")),
            message_id=one_line(_first(message, "Message-ID")),
            is_automatic=is_automatic(message, sender, recipients),
            is_bounce=is_bounce(message, sender),
            message=message,
        )
    except (
        ValueError,
        LookupError,
        AttributeError,
        AssertionError,
        TypeError,
        RecursionError,
    ) as problem:
        raise Unreadable(f"{type(problem).__name__} in a mail") from problem


def one_line(text: str) -> str:
    return " ".join(without_controls(text).split())[:200]


def _first(message: EmailMessage, name: str) -> str:
    return " ".join(_readable(next(iter(raw_headers(message, name)), "")).split())


def _readable(line: str) -> str:
    """Addresses may have letters beyond ASCII (RFC 6532); bytes that are no letters are dropped."""
    return line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _recipients(message: EmailMessage) -> Iterator[str]:
    names = ("Delivered-To", "X-Original-To", "To", "Cc")
    lines = [_readable(line) for name in names for line in raw_headers(message, name)]
    yield from (address.lower() for _name, address in getaddresses(lines) if address)


def _calendar(message: EmailMessage) -> str:
    for part in message.walk():
        if isinstance(part, EmailMessage) and not part.is_multipart() and is_calendar(part):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and is_calendar_answer(content):
                return decoded(content, part.get_content_charset("utf-8"))
    return ""


def without_answer_marks(subject: str) -> str:
    """A subject without what programs put before it when one answers or forwards."""
    return re.sub(
        r"^(\s*(re|aw|sv|vs|antw|rv|ref|fw|fwd|wg|tr|doorst|vl|vb|vá|továbbítás|enc|res|rif|i|"
        r"r|回复|回覆|转发|轉寄)\s*[:：])+",
        "",
        subject,
        flags=re.IGNORECASE,
    ).strip()
