"""A mail as what the hall needs of it: who, to whom, what kind of mail, what it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr

from bs4 import BeautifulSoup

from guildhall.kit.words import without_controls

MOST_PICTURES = 5
_QUOTES = (
    "blockquote, .gmail_quote, .gmail_quote_container, .gmail_attr, .gmail_signature, .moz-cite-prefix, .moz-signature, .yahoo_quoted, "
    "#appendonsend, #divRplyFwdMsg, #divRplyFwdMsg ~ *, #appendonsend ~ *, .protonmail_quote, .protonmail_signature_block, "
    "#mail-editor-reference-message-container, .OutlookMessageHeader, .OutlookMessageHeader ~ *, #Signature, #ms-outlook-mobile-signature, "
    "style, script, title"
)
_BOUNCERS = ("mailer-daemon", "postmaster")


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    content: bytes
    is_picture: bool


@dataclass(frozen=True, slots=True)
class ReadMail:
    """`text` is everything in it as plain text, quotes included; `sender` is lower case, empty for none."""

    sender: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    is_automatic: bool
    is_bounce: bool
    message: EmailMessage
    attached: tuple[Attached, ...] = field(default_factory=tuple)
    calendar: str = ""


class Unreadable(ValueError):
    """What came is no mail that can be read."""


def read_mail(raw: bytes) -> ReadMail:
    """Raises Unreadable."""
    try:
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        sender = parseaddr(str(message.get("From", "")))[1].lower()
        return ReadMail(
            sender=sender, recipients=tuple(_recipients(message)), subject=_line(str(message.get("Subject", ""))),
            text=without_controls(_text(message)), is_automatic=_is_automatic(message, sender), is_bounce=_is_bounce(message, sender),
            message=message, attached=tuple(_attached(message)), calendar=_calendar(message),
        )  # fmt: skip
    except (ValueError, LookupError, AttributeError, AssertionError, TypeError, KeyError, IndexError) as problem:
        raise Unreadable(f"{type(problem).__name__} in a mail") from problem


def _recipients(message: EmailMessage) -> Iterator[str]:
    lines = [str(line) for name in ("Delivered-To", "X-Original-To", "To", "Cc") for line in message.get_all(name, [])]
    yield from (address.lower() for _name, address in getaddresses(lines) if address)


def _is_bounce(message: EmailMessage, sender: str) -> bool:
    is_report = message.get_content_type() == "multipart/report"
    return is_report or sender.partition("@")[0] in _BOUNCERS or str(message.get("Return-Path", "")).strip() == "<>"


def _is_automatic(message: EmailMessage, sender: str) -> bool:
    """Written by a program (RFC 3834, and what older programs say): never answered, never posted."""
    submitted = str(message.get("Auto-Submitted", "no")).partition(";")[0].strip().lower()
    precedence = str(message.get("Precedence", "")).strip().lower()
    told = any(
        message.get(name) for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "X-Loop", "List-Id", "Feedback-ID")
    )
    return not sender or submitted != "no" or precedence in ("bulk", "junk", "list", "auto_reply") or told


def _text(message: EmailMessage) -> str:
    """The plain part; a mail with only HTML is turned into text without what its program quoted."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = _content(body)
    return html_text(content) if body.get_content_type() == "text/html" else content


def _calendar(message: EmailMessage) -> str:
    """What a calendar program sent along; empty where it is no such mail."""
    for part in message.walk():
        if part.get_content_type() == "text/calendar" and isinstance(part, EmailMessage):
            return _content(part)
    return ""


def html_text(html: str) -> str:
    """What somebody wrote in an HTML mail, without quotes and signatures that mark themselves as such."""
    soup = BeautifulSoup(html, "html.parser")
    for quoted in soup.select(_QUOTES):
        quoted.decompose()
    for line_end in soup.find_all("br"):
        line_end.replace_with("\n")
    for block in soup.find_all(["p", "div", "li", "tr", "h1", "h2", "h3"]):
        block.append("\n")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t\u00a0]+", " ", soup.get_text())).strip()


def _attached(message: EmailMessage) -> Iterator[Attached]:
    for part in message.iter_attachments():
        if part.is_multipart() or part.get_content_type() == "text/calendar":
            continue
        name = _line(part.get_filename() or "")
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content and (name or part.get_content_maintype() == "image"):
            yield Attached(name or "picture", content, part.get_content_maintype() == "image")


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeDecodeError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _line(text: str) -> str:
    return " ".join(without_controls(text).split())[:200]
