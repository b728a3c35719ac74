"""Mails as a person's own server would send them: signed (DKIM) with a key that a test publishes."""

import base64
import functools
from email.message import EmailMessage

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


@functools.cache
def key_pair() -> tuple[bytes, bytes]:
    """A key that signs, and the TXT record that its domain would publish."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private, b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def letter(to: str, text: str = "", *, by: str = "ben@example.org", subject: str = "Re: Why?", signed_by: str = "example.org", headers=None, html: str = "", attach=()) -> bytes:  # fmt: skip
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Message-ID"] = f"Ben <{by}>", to, subject, "<1@example.org>"
    for name, value in (headers or {}).items():
        message[name] = value
    if html:
        message.set_content(html, subtype="html")
    else:
        message.set_content(text)
    for name, content, kind in attach:
        message.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name)
    raw = message.as_bytes().replace(b"\n", b"\r\n")
    if not signed_by:
        return raw
    return dkim.sign(raw, b"k1", signed_by.encode(), key_pair()[0], include_headers=[b"From", b"To", b"Subject"]) + raw
