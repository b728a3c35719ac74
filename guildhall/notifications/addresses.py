"""The addresses for answers by mail: signed, so that nobody can make one up.

An address names its owner, and an entry and perhaps a reply, a letter between people, or what they
were asked privately. Having it is not enough to write as its owner: the mail must come from their
own address, too.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.people.models import Person

MARKER = "― Write your answer above this line ―"
_MAC = 10
_REPLY, _COMMUNITY, _LETTER, _ASKED = "r-", "c-", "l-", "q-"


@dataclass(frozen=True, slots=True)
class ReplyAddress:
    """The person who answers, and what they answer."""

    person_id: int
    entry_id: int
    reply_id: int


@dataclass(frozen=True, slots=True)
class LetterAddress:
    """The person who answers, and the letter that they answer."""

    person_id: int
    letter_id: int


@dataclass(frozen=True, slots=True)
class AskedAddress:
    """The person who was asked something privately, by which app, about what, and which part."""

    person_id: int
    code: int
    subject_id: int
    part: int


def takes_mail() -> bool:
    """Whether the operator opened a door for mail."""
    return bool(settings.IMAP or settings.MAIL_DOOR or settings.MAIL_HOOK_SECRET)


def reply_address(person: Person, entry: Entry, reply: Reply | None) -> str:
    """Where `person` answers to an entry or reply by mail; empty where no mail comes in."""
    if not takes_mail():
        return ""
    return _signed_address(_REPLY, person.pk, entry.pk, reply.pk if reply else 0)


def letter_address(person: Person, letter_id: int) -> str:
    """Where `person` answers to a letter between people; empty where no mail comes in."""
    return _signed_address(_LETTER, person.pk, letter_id) if takes_mail() else ""


def asked_address(person: Person, code: int, subject_id: int, part: int) -> str:
    """Where `person` answers what they were asked privately; empty where no mail comes in."""
    return _signed_address(_ASKED, person.pk, code, subject_id, part) if takes_mail() else ""


def community_address(community: Community) -> str:
    """Where members ask by mail; empty where no mail comes in."""
    return _address(f"{_COMMUNITY}{community.slug}") if takes_mail() else ""


def read_reply_address(address: str) -> ReplyAddress | None:
    """None for an address that we did not make."""
    numbers = _signed_numbers(address, _REPLY)
    return ReplyAddress(*numbers) if len(numbers) == 3 else None


def read_letter_address(address: str) -> LetterAddress | None:
    """None for an address that we did not make."""
    numbers = _signed_numbers(address, _LETTER)
    return LetterAddress(*numbers) if len(numbers) == 2 else None


def read_asked_address(address: str) -> AskedAddress | None:
    """None for an address that we did not make."""
    numbers = _signed_numbers(address, _ASKED)
    return AskedAddress(*numbers) if len(numbers) == 4 else None


def read_community_address(address: str) -> str:
    """The slug of the community that an address names; empty for another address."""
    return _behind_plus(address, _COMMUNITY)


def is_ours(address: str) -> bool:
    """Whether mail to this address is for the hall."""
    name, _at, domain = settings.MAIL_ADDRESS.lower().partition("@")
    local, _at, host = address.lower().partition("@")
    return host == domain and (local == name or local.startswith(f"{name}+"))


def _written(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=").lower()


def _signed_address(start: str, *numbers: int) -> str:
    payload = b"".join(_packed(number) for number in numbers)
    return _address(f"{start}{_written(payload + _mac(payload))}")


def _signed_numbers(address: str, start: str) -> list[int]:
    """What an address of ours names; nothing of one that we did not make."""
    token = _behind_plus(address, start)
    try:
        raw = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
    except (binascii.Error, ValueError):
        return []
    payload, mac = raw[:-_MAC], raw[-_MAC:]
    if _written(raw) != token:  # the last letter has unused bits: only one spelling is ours
        return []
    is_ours = payload and hmac.compare_digest(mac, _mac(payload))
    return _unpacked(payload) if is_ours else []


def _address(part: str) -> str:
    name, _at, domain = settings.MAIL_ADDRESS.partition("@")
    return f"{name}+{part}@{domain}"


def _behind_plus(address: str, start: str) -> str:
    local = address.lower().partition("@")[0]
    _name, _plus, part = local.partition("+")
    return part.removeprefix(start) if is_ours(address) and part.startswith(start) else ""


def _mac(payload: bytes) -> bytes:
    key = hashlib.sha256(f"guildhall.reply-address|{settings.SECRET_KEY}".encode()).digest()
    return hmac.digest(key, payload, "sha256")[:_MAC]


def _packed(number: int) -> bytes:
    """Seven bits a byte, the last one marked: a local part has room for 64 letters only."""
    pieces = [number & 127]
    while number := number >> 7:
        pieces.append(number & 127)
    pieces[-1] |= 128
    return bytes(pieces)


def _unpacked(payload: bytes) -> list[int]:
    numbers, number, shift = [], 0, 0
    for byte in payload:
        number |= (byte & 127) << shift
        shift += 7
        if byte & 128:
            numbers.append(number)
            number, shift = 0, 0
    return numbers
