"""The kinds of letters: an app that writes letters declares how they are built."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage

from guildhall.kit.declared import Declared
from guildhall.mail.models import Letter


class NothingToSay(Exception):
    """Its news has been seen, is gone, or is no longer for this person. The letter is dropped."""


class NotYet(Exception):
    """It is night where the person lives. The letter waits; this is no failed attempt."""

    def __init__(self, until: dt.datetime) -> None:
        super().__init__(str(until))
        self.until = until


@dataclass(frozen=True, slots=True)
class Regular:
    """`name` as in “No more NAME”, and what `stays` without it."""

    name: Any
    stays: Any


@dataclass(frozen=True, slots=True)
class LetterKind:
    """`build` makes the mail from what is true at that moment. Raises NothingToSay, NotYet.

    One that comes again and again is `regular`: it can be stopped by itself, with one click.
    """

    name: str
    label: Any
    build: Callable[[Letter], EmailMessage]
    regular: Regular | None = None


kinds: Declared[LetterKind] = Declared("letters", LetterKind, by="name")
