"""Is a mail from the sender it names? Signed (DKIM) by the domain of its From address.

And what that signature covers.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

import dkim
import dns.exception
import dns.resolver
from django.conf import settings

MOST_SIGNATURES = 5
FRESH, CLOCKS_DIFFER = dt.timedelta(days=7), dt.timedelta(hours=12)
_FROM = re.compile(rb"(?im)^from:")
# Where a mail is read one way when its signature is checked and another way when its words are: a
# line ends at a lone CR
# for one of them, and the text begins at a last line “From …” for it.
_READ_TWO_WAYS = re.compile(rb"\r|\nFrom ")

LookUp = Callable[..., bytes | None]


@dataclass(frozen=True, slots=True)
class Signed:
    """The headers (names in lower case) that the sender's domain signed and that are in the mail
    once.

    A mail can be delivered again to another address, and headers can be put before it: only what
    is in here is what its sender sent.
    """

    headers: Mapping[str, str]

    def is_to(self, is_meant: Callable[[str], bool]) -> bool:
        """Whether its sender wrote such an address into To or Cc."""
        lines = [self.headers.get(name, "") for name in ("to", "cc")]
        return any(is_meant(address) for _name, address in getaddresses(lines) if address)

    def is_fresh(self, now: dt.datetime) -> bool:
        """Sent in the last days, and with a subject that its sender wrote."""
        if not {"from", "subject", "date"} <= self.headers.keys():
            return False
        try:
            sent_at = parsedate_to_datetime(self.headers["date"])
        except (ValueError, TypeError, OverflowError):
            return False
        sent_at = sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=dt.UTC)
        return now - FRESH <= sent_at <= now + CLOCKS_DIFFER


def signed_by_sender(raw: bytes, sender: str, *, look_up: LookUp | None = None) -> Signed | None:
    """What valid signatures aligned with the sender's domain cover (RFC 7489, relaxed).

    None without one.

    A signature of only a part of the body (l=) counts for nothing: anything could follow. Two From
    lines: never; nor a head that can be read in two ways.
    """
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len(_FROM.findall(head)) != 1 or _READ_TWO_WAYS.search(head):
        return None
    domain = sender.rpartition("@")[2].lower()
    look_up = _aligned_only(look_up or key_of_domain, domain)
    checked = dkim.DKIM(raw, minkey=1024)
    covered: set[str] = set()
    for place in range(min(len(_signatures(head)), MOST_SIGNATURES)):
        if _verifies(checked, place, look_up) and _is_aligned(
            domain, checked.domain.decode().lower()
        ):
            covered |= {name.decode("ascii", "replace").lower() for name in checked.include_headers}
    return (
        Signed({name: value for name, value in _only_once(checked) if name in covered})
        if covered
        else None
    )


def key_of_domain(name: bytes, timeout: float = 5) -> bytes | None:
    """The TXT record in which a domain keeps a key; None where there is none or nobody answers."""
    resolver = dns.resolver.Resolver(configure=settings.MAIL_RESOLVER is None)
    if settings.MAIL_RESOLVER:
        resolver.nameservers, resolver.port = [settings.MAIL_RESOLVER[0]], settings.MAIL_RESOLVER[1]
    try:
        records = resolver.resolve(name.decode().rstrip("."), "TXT", lifetime=timeout)
    except (dns.exception.DNSException, UnicodeDecodeError):
        return None
    return b"".join(next(iter(records)).strings)


def _aligned_only(look_up: LookUp, domain: str) -> LookUp:
    """Keys of other domains are not looked up: they prove nothing, and may take their time."""

    def look_up_aligned(name: bytes, **more: Any) -> bytes | None:
        signer = name.decode("utf-8", "replace").partition("._domainkey.")[2].rstrip(".").lower()
        return look_up(name, **more) if _is_aligned(domain, signer) else None

    return look_up_aligned


def _verifies(checked: dkim.DKIM, place: int, look_up: LookUp) -> bool:
    try:
        return (
            bool(checked.verify(idx=place, dnsfunc=look_up))
            and b"l" not in checked.signature_fields
        )
    except Exception:  # it comes from outside and may break the library; then it proves nothing
        return False


def _is_aligned(domain: str, signer: str) -> bool:
    return domain == signer or ("." in signer and domain.endswith(f".{signer}"))


def _only_once(checked: dkim.DKIM) -> Iterator[tuple[str, str]]:
    names = [name.strip().lower() for name, _value in checked.headers]
    for name, (_name, value) in zip(names, checked.headers, strict=True):
        if names.count(name) == 1:
            yield (
                name.decode("ascii", "replace"),
                " ".join(value.decode("utf-8", "replace").split()),
            )


def _signatures(head: bytes) -> list[bytes]:
    return re.findall(rb"(?im)^dkim-signature:", head)
