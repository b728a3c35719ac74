"""From a template to a mail: HTML and text, styles inlined, headers that mail programs use."""

import re
from dataclasses import dataclass, field
from email.header import Header
from email.utils import formataddr
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import css_inline
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string

from guildhall.mail.models import Letter

_HERE = Path(__file__).parent
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


@dataclass(frozen=True, slots=True)
class Headers:
    """Thread, list and unsubscribing, as mail programs expect them (RFC 5322, 2919, 8058)."""

    message_id: str
    thread: str = ""
    list_id: str = ""
    list_name: str = ""
    unsubscribe: str = ""
    reply_to: str = ""
    more: dict[str, str] = field(default_factory=dict)

    def lines(self) -> dict[str, str]:
        lines = {
            "Message-ID": f"<{self.message_id}@{mail_domain()}>",
            "Auto-Submitted": "auto-generated",
        }
        if self.thread:
            stem = f"<{self.thread}@{mail_domain()}>"
            lines |= {"In-Reply-To": stem, "References": stem}
        if self.list_id:
            lines["List-Id"] = f"{_phrase(self.list_name)} <{self.list_id}.{mail_domain()}>"
            lines["Precedence"] = "list"
        if self.unsubscribe:
            lines |= {
                "List-Unsubscribe": f"<{self.unsubscribe}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }
        if self.reply_to:
            lines["Reply-To"] = self.reply_to
        return lines | self.more


def build(
    template: str,
    context: dict[str, Any],
    *,
    to: str,
    subject: str,
    headers: Headers,
    sender: str = "",
) -> EmailMultiAlternatives:
    """`template`.html and `template`.txt with the same context.

    No text of a person can add a header.
    """
    context = {**context, "subject": one_line(subject), "here": absolute("")}
    text = render_to_string(f"{template}.txt", context).strip() + "\n"
    message = EmailMultiAlternatives(
        one_line(subject),
        text,
        formataddr((one_line(sender), settings.DEFAULT_FROM_EMAIL))
        if sender
        else settings.DEFAULT_FROM_EMAIL,
        [to],
        headers=headers.lines(),
    )
    message.attach_alternative(inlined(render_to_string(f"{template}.html", context)), "text/html")
    return message


def plain(template: str, context: dict[str, Any], *, letter: Letter, subject: str) -> EmailMessage:
    """A short mail of text alone, to the address of the letter."""
    text = render_to_string(template, context).strip() + "\n"
    headers = Headers(message_id=letter.message_id_stem).lines()
    return EmailMessage(
        one_line(subject), text, settings.DEFAULT_FROM_EMAIL, [letter.address], headers=headers
    )


def inlined(html: str) -> str:
    """With the styles on the elements, as mail programs want it, and the dark ones in the head."""
    made: str = _inliner().inline(html)
    return made.replace("</head>", f"<style>{_dark()}</style></head>", 1)


def absolute(path: str) -> str:
    """The whole address of a page, for use outside the hall."""
    return f"{settings.GUILDHALL_URL or f'http://localhost:{settings.GUILDHALL_PORT}'}{path}"


def mail_domain() -> str:
    """The part behind the @ of message and list ids."""
    domain: str = settings.MAIL_ADDRESS.rpartition("@")[2]
    return domain or urlsplit(absolute("")).hostname or "localhost"


def one_line(text: str) -> str:
    """Safe in a header: without line ends and other controls, and not too long."""
    return " ".join(
        "".join(letter if letter.isprintable() else " " for letter in str(text)).split()
    )[:180]


def _phrase(name: str) -> str:
    """A name before an address in brackets.

    Only the name is encoded: programs read the rest as it is (RFC 2919).
    """
    line = one_line(name)
    if line.isascii():
        return (
            line
            if _ATOMS.fullmatch(line)
            else '"{}"'.format(line.replace("\\", "\\\\").replace('"', '\\"'))
        )
    return " ".join(Header(line, "utf-8").encode().split())


@lru_cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(
        extra_css=(_HERE / "letter.css").read_text(), load_remote_stylesheets=False
    )


@lru_cache
def _dark() -> str:
    return (_HERE / "letter_dark.css").read_text().strip()
