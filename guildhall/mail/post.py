"""A connection to the mail server, and what its answers mean: for one letter, or for all."""

import logging
import re
import smtplib
from collections.abc import Collection

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from guildhall.activity.leased import words_of
from guildhall.mail.models import Standstill

MOST_LOST = 3
_CLOSING, _SIGN_IN_FIRST, _TOO_LARGE = 421, 530, 552
_NO_SUCH_ADDRESS = (550, 551, 553)  # RFC 5321, where no enhanced code (RFC 3463) says more
_ENHANCED = re.compile(rb"5\.(\d+)\.(\d+)\b")

log = logging.getLogger(__name__)


class ServerAway(Exception):
    """The server cannot be reached, refuses us, or takes nothing now. The letter is fine."""


class NotNow(Exception):
    """This one mail was refused for now, or was cut off; others may go out."""

    def __init__(self, reason: str, *, is_in_doubt: bool = False) -> None:
        super().__init__(reason)
        self.is_in_doubt = is_in_doubt


class Never(Exception):
    """This one mail was refused for good. `bad` are the addresses that do not exist."""

    def __init__(self, reason: str, *, bad: Collection[str] = ()) -> None:
        super().__init__(reason)
        self.bad = bad


class Post:
    """A connection for some letters, opened with the first and anew where it was lost."""

    def __init__(self) -> None:
        self.backend: BaseEmailBackend | None = None
        self.lost = 0
        self.was_away = Standstill.objects.exists()

    def __enter__(self) -> "Post":
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    def send(self, message: EmailMessage) -> None:
        """Raises ServerAway, NotNow, Never, and what is wrong with the mail itself."""
        backend = self.backend or self._open()
        try:
            backend.send_messages([message])
        except OSError as problem:  # all of smtplib's are among them
            meaning = self._meaning(problem)
            if meaning is None:
                raise
            raise meaning from problem
        self.lost = 0

    def close(self) -> None:
        if self.backend is not None:
            try:
                self.backend.close()
            except (OSError, smtplib.SMTPException):
                log.debug("the mail server was gone before we said goodbye")
            self.backend = None

    def _open(self) -> BaseEmailBackend:
        backend = get_connection(fail_silently=False)
        try:
            backend.open()
        except (OSError, smtplib.SMTPException) as problem:
            raise ServerAway(words_of(problem)) from problem
        self.backend = backend
        return backend

    def _meaning(self, problem: OSError) -> Exception | None:
        """Whom the problem concerns; None where it is about the mail itself."""
        codes = _codes_of(problem)
        if isinstance(problem, smtplib.SMTPSenderRefused) and codes != {_TOO_LARGE}:
            return self._away(problem)
        if isinstance(problem, smtplib.SMTPHeloError) or _SIGN_IN_FIRST in codes:
            return self._away(problem)
        is_talk = isinstance(problem, smtplib.SMTPException)
        if not is_talk or isinstance(problem, smtplib.SMTPServerDisconnected) or _CLOSING in codes:
            return self._cut_off(problem)
        if not codes:
            return None
        self.lost = 0
        if all(400 <= code < 500 for code in codes):
            return NotNow(words_of(problem))
        return Never(words_of(problem), bad=_addresses_that_do_not_exist(problem))

    def _away(self, problem: OSError) -> ServerAway:
        self.close()
        return ServerAway(words_of(problem))

    def _cut_off(self, problem: OSError) -> Exception:
        """A server may choke on a single mail; several in a row mean the server itself."""
        is_in_doubt = bool(getattr(self.backend, "is_in_doubt", False))
        self.close()
        self.lost += 1
        if self.lost >= MOST_LOST and not is_in_doubt:
            return ServerAway(words_of(problem))
        return NotNow(words_of(problem), is_in_doubt=is_in_doubt)


def _codes_of(problem: OSError) -> set[int]:
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return {code for code, _text in problem.recipients.values()}
    return {problem.smtp_code} if isinstance(problem, smtplib.SMTPResponseException) else set()


def _addresses_that_do_not_exist(problem: OSError) -> list[str]:
    """Addresses that are full, or where a rule forbids this mail, are not among them."""
    if not isinstance(problem, smtplib.SMTPRecipientsRefused):
        return []
    return [
        address for address, (code, text) in problem.recipients.items() if _is_unknown(code, text)
    ]


def _is_unknown(code: int, text: bytes) -> bool:
    enhanced = _ENHANCED.search(text)
    if enhanced is None:
        return code in _NO_SUCH_ADDRESS
    subject, detail = int(enhanced[1]), int(enhanced[2])
    return subject == 1 or (subject, detail) in ((2, 1), (4, 1))
