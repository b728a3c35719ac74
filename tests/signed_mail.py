"""Mails as a person's own server sends them: signed (DKIM) with a key that a test publishes."""

import base64
import functools
import secrets
from collections.abc import Iterable, Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import format_datetime

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.utils import timezone


@functools.cache
def key_pair() -> tuple[bytes, bytes]:
    """A key that signs, and the TXT record that its domain would publish."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private, b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def letter(
    to: str,
    text: str = "",
    *,
    by: str = "ben@example.org",
    subject: str = "Re: Why?",
    signed_by: str = "example.org",
    headers: Mapping[str, str] | None = None,
    html: str = "",
    attach: Iterable[tuple[str, bytes, tuple[str, str]]] = (),
    signed_headers: Iterable[str] = ("From", "To", "Cc", "Subject", "Date", "Message-ID"),
    covers_part: bool = False,
) -> bytes:
    """A mail of Ben's, sent now.

    `covers_part`: the signature covers only the body that is there (l=).
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = f"Ben <{by}>", to, subject
    message["Date"], message["Message-ID"] = (
        format_datetime(timezone.now()),
        f"<{secrets.token_hex(8)}@example.org>",
    )
    for name, value in (headers or {}).items():
        del message[name]
        message[name] = value
    if html:
        message.set_content(html, subtype="html")
    else:
        message.set_content(text)
    for name, content, kind in attach:
        message.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name)
    return signed(
        message.as_bytes(),
        signed_by=signed_by,
        signed_headers=signed_headers,
        covers_part=covers_part,
    )


def signed(
    raw: bytes,
    *,
    signed_by: str = "example.org",
    signed_headers: Iterable[str] = ("From", "To", "Cc", "Subject", "Date", "Message-ID"),
    covers_part: bool = False,
) -> bytes:
    """A whole mail as its sender's server passes it on; unsigned where `signed_by` is empty."""
    raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if not signed_by:
        return raw
    there = message_from_bytes(raw)
    names = [name.encode() for name in signed_headers if name in there]
    return (
        dkim.sign(
            raw, b"k1", signed_by.encode(), key_pair()[0], include_headers=names, length=covers_part
        )
        + raw
    )
