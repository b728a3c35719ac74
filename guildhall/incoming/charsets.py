"""Bytes of a mail as letters, read as browsers read them (WHATWG Encoding).

The encoding that a program names is often not the one it sends.
"""

from email.errors import HeaderParseError
from email.header import decode_header
from email.message import EmailMessage

import webencodings

LONGEST_HEADER, LONGEST_LINE = 20_000, 2_000
_FALLBACK = "windows-1252"
_NAMES_NOTHING = {
    "",
    "unknown-8bit",
    "x-unknown",
    "us-ascii",
    "ascii",
    "binary",
    "8bit",
    "utf-8",
    "utf8",
}
_UNREADABLE = "\ufffd"


def decoded(content: bytes, charset: str) -> str:
    """`content` in the encoding that its program named.

    Where the name is missing or says nothing: UTF-8, then Windows-1252.
    """
    name = charset.strip(" \"'").lower()
    encoding = None if name in _NAMES_NOTHING else webencodings.lookup(name)
    if encoding is None or encoding.name == "utf-8":
        return _as_utf8(content)
    text, _used = webencodings.decode(content, encoding, errors="replace")
    return text


def raw_headers(message: EmailMessage, *names: str) -> list[str]:
    """The text of these headers as it arrived.

    The standard library's own reading takes very long where they are long.
    """
    wanted = {name.lower() for name in names}
    return [
        str(value)[:LONGEST_HEADER]
        for header, value in message.raw_items()
        if header.lower() in wanted
    ]


def header_text(message: EmailMessage, name: str) -> str:
    """A header as it was meant: encoded words in any charset, and bare bytes beyond ASCII."""
    raw = next(iter(raw_headers(message, name)), "")[:LONGEST_LINE]
    line = _as_utf8(raw.encode("utf-8", "surrogateescape")).replace("\r", "").replace("\n", " ")
    try:
        pieces = decode_header(line)
    except (ValueError, HeaderParseError):  # an encoded word that is cut off
        return line
    return "".join(
        piece if isinstance(piece, str) else decoded(piece, charset or "")
        for piece, charset in pieces
    )


def _as_utf8(content: bytes) -> str:
    """As UTF-8, unless none of its letters beyond ASCII can be read as that.

    One damaged letter does not change the others.
    """
    text, _used = webencodings.decode(content, webencodings.UTF8, errors="replace")
    readable = any(letter > "\x7f" for letter in text if letter != _UNREADABLE)
    if _UNREADABLE not in text or readable:
        return text
    return webencodings.decode(content, webencodings.lookup(_FALLBACK), errors="replace")[0]
