"""The kinds of letters: whoever has something to write says here how its mails are built."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.core.mail import EmailMessage

from guildhall.kit.registry import Registry
from guildhall.mail.models import Letter


class NothingToSay(Exception):
    """What the letter was about is seen, gone or not for this person any more. The letter is dropped."""


class NotYet(Exception):
    """It is night where the person lives. The letter waits until then; this is no failed attempt."""

    def __init__(self, until: dt.datetime) -> None:
        super().__init__(str(until))
        self.until = until


@dataclass(frozen=True, slots=True)
class LetterKind:
    """`build` makes the mail of what is true when it is sent. Raises NothingToSay, NotYet."""

    label: str
    build: Callable[[Letter], EmailMessage]


kinds: Registry[LetterKind] = Registry("mail.kinds")
