"""Take a mail in. Twice the same mail is one."""

import hashlib

from guildhall.incoming.models import IncomingMail

MOST_BYTES = 25 * 1024 * 1024


def receive(raw: bytes, *, recipient: str = "", is_too_large: bool = False) -> IncomingMail:
    """Keep a mail until the worker handles it. Of one that is too large only the head is kept."""
    is_too_large = is_too_large or len(raw) > MOST_BYTES
    if is_too_large:
        raw = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0][:100_000] + b"\n\n"
    fingerprint = hashlib.sha256(raw + recipient.lower().encode()).hexdigest()
    mail, _is_new = IncomingMail.objects.get_or_create(
        fingerprint=fingerprint,
        defaults={"raw": raw, "recipient": recipient.lower()[:320], "is_too_large": is_too_large},
    )
    return mail
