"""A pasted list of names and addresses, read as guests to invite."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MOST = 200
LONGEST = 400
_ONE = re.compile(r'(?:"[^"\r\n]*"|[^\r\n;,\x0b\x0c\x85\u2028\u2029])+')
_EMAIL_AT_END = re.compile(r"<?([^\s<>]+@[^\s<>]+)>?$")


@dataclass(frozen=True, slots=True)
class Guest:
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class GuestList:
    """The people on a pasted list, each once and at most 200, and the lines left over."""

    guests: list[Guest]
    left_over: list[str]


def read_guests(text: str) -> GuestList:
    """Guests from lines like “Ada”, “ada@example.org” or “"Lovelace, Ada" <ada@example.org>”."""
    guests: dict[str, Guest] = {}
    left_over: list[str] = []
    for piece in _ONE.findall(text):
        line = piece.strip().strip("'").strip()
        guest = _read_guest(line)
        key = (guest.email.lower() or guest.name.casefold()) if guest else ""
        if guest and (key in guests or len(guests) < MOST):
            guests.setdefault(key, guest)
        elif line.strip('" '):
            left_over.append(line[:LONGEST])
    return GuestList(list(guests.values()), left_over)


def _read_guest(line: str) -> Guest | None:
    if "@" not in line:
        name = line.strip("\"' ")[:80]
        return Guest(name, "") if name else None
    at_end = _EMAIL_AT_END.search(line) if len(line) <= LONGEST else None
    if at_end and _is_mail(email := at_end[1].strip("\"'")):
        return Guest(line[: at_end.start()].strip(" \t\"'")[:80], email)
    return None


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
