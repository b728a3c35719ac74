"""A pasted list of names and addresses, read as guests to invite."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MOST = 200
_SEPARATORS = re.compile(r"[\n;,]+")
_NAME_AND_MAIL = re.compile(r"^(?P<name>.*?)\s*<?(?P<email>[^\s<>]+@[^\s<>]+)>?$")


@dataclass(frozen=True, slots=True)
class Guest:
    name: str
    email: str


def read_guests(text: str) -> list[Guest]:
    """Guests from lines like “Ada”, “ada@example.org” or “Ada <ada@example.org>”; each once, at most 200."""
    guests: dict[tuple[str, str], Guest] = {}
    for line in _SEPARATORS.split(text):
        guest = _read_guest(line.strip(" \t\"'"))
        if guest:
            guests.setdefault((guest.email.lower() or guest.name.casefold(), ""), guest)
    return list(guests.values())[:MOST]


def _read_guest(line: str) -> Guest | None:
    found = _NAME_AND_MAIL.match(line)
    if found and _is_mail(found["email"]):
        return Guest(found["name"].strip(" \"'")[:80], found["email"])
    return Guest(line[:80], "") if line and "@" not in line else None


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
