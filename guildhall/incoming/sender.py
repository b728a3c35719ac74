"""Whether a mail is from whom it says: signed (DKIM) by the domain of its From address."""

import re
from collections.abc import Callable

import dkim
import dns.exception
import dns.resolver
from django.conf import settings

MOST_SIGNATURES = 5
_FROM = re.compile(rb"(?im)^from:")

LookUp = Callable[..., bytes | None]


def is_authentic(raw: bytes, sender: str, *, look_up: LookUp | None = None) -> bool:
    """Whether one valid DKIM signature is aligned with the sender's domain (RFC 7489, relaxed). Two From lines: never."""
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len(_FROM.findall(head)) != 1:
        return False
    domain = sender.rpartition("@")[2].lower()
    checked = dkim.DKIM(raw, minkey=1024)
    for place in range(min(len(_signatures(head)), MOST_SIGNATURES)):
        if _verifies(checked, place, look_up or key_of_domain) and _is_aligned(domain, checked.domain.decode().lower()):
            return True
    return False


def key_of_domain(name: bytes, timeout: float = 5) -> bytes | None:
    """The TXT record in which a domain keeps a key; None where there is none or nobody answers."""
    resolver = dns.resolver.Resolver(configure=settings.MAIL_RESOLVER is None)
    if settings.MAIL_RESOLVER:
        resolver.nameservers, resolver.port = [settings.MAIL_RESOLVER[0]], settings.MAIL_RESOLVER[1]
    try:
        found = resolver.resolve(name.decode().rstrip("."), "TXT", lifetime=timeout)
    except (dns.exception.DNSException, UnicodeDecodeError):
        return None
    return b"".join(next(iter(found)).strings)


def _verifies(checked: dkim.DKIM, place: int, look_up: LookUp) -> bool:
    try:
        return bool(checked.verify(idx=place, dnsfunc=look_up))
    except Exception:  # the signature comes from outside and may break the library in any way; then it proves nothing
        return False


def _is_aligned(domain: str, signer: str) -> bool:
    return domain == signer or ("." in signer and domain.endswith(f".{signer}"))


def _signatures(head: bytes) -> list[bytes]:
    return re.findall(rb"(?im)^dkim-signature:", head)
