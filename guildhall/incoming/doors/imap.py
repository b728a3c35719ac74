"""A mailbox that we check every minute (IMAP, RFC 3501)."""

import imaplib
import logging
import re
from contextlib import suppress
from socket import socket
from typing import Any

from django.conf import settings

from guildhall.incoming.actions import MOST_BYTES, receive
from guildhall.kit.deadline import connect, tls_context, within

MOST_AT_ONCE = 100
# seconds; a mail of 25 MB comes in time at 1 Mbit/s
WHOLE_LOOK, LONGEST_SILENCE, GOODBYE = 300.0, 30.0, 5.0
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")

log = logging.getLogger(__name__)


def fetch_mail() -> None:
    """Take every unseen mail; each is marked as seen once it is stored, so that a crash in between
    loses none.

    Raises what went wrong, also with a single mail, after the others were taken.
    """
    if not settings.IMAP:
        return
    with within(WHOLE_LOOK, longest_silence=LONGEST_SILENCE):
        box = _open(settings.IMAP)
        try:
            _look_into(box, settings.IMAP)
        finally:
            _say_goodbye(box)


def _open(box: dict[str, Any]) -> imaplib.IMAP4:
    kind = _EncryptedMailbox if box["is_encrypted"] else _Mailbox
    return kind(box["host"], box["port"])


def _look_into(box: imaplib.IMAP4, place: dict[str, Any]) -> None:
    box.login(place["name"], place["password"])
    status, _count = box.select(place["folder"])
    if status != "OK":
        raise imaplib.IMAP4.error(f"The mailbox has no folder {place['folder']}.")
    _status, [unseen] = box.uid("SEARCH", "UNSEEN")
    broken: Exception | None = None
    for uid in (unseen or b"").split()[:MOST_AT_ONCE]:
        try:
            _take(box, uid.decode())
        except (imaplib.IMAP4.abort, TimeoutError):
            raise  # the talk is over
        except Exception as problem:  # one mail that cannot be taken must not hold up the others
            log.warning("mail %s could not be taken: %s", uid.decode(), type(problem).__name__)
            broken = problem
    if broken:
        raise broken


def _take(box: imaplib.IMAP4, uid: str) -> None:
    _status, answer = box.uid("FETCH", uid, "(RFC822.SIZE)")
    size = _SIZE.search(b" ".join(line for line in answer if isinstance(line, bytes)))
    is_too_large = bool(size) and int(size[1]) > MOST_BYTES if size else False
    _status, parts = box.uid(
        "FETCH", uid, "(BODY.PEEK[HEADER])" if is_too_large else "(BODY.PEEK[])"
    )
    raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    if raw:
        receive(raw, is_too_large=is_too_large)
    box.uid("STORE", uid, "+FLAGS", r"(\Seen)")


def _say_goodbye(box: imaplib.IMAP4) -> None:
    try:
        with within(GOODBYE):
            box.logout()
    except (imaplib.IMAP4.error, OSError):
        with suppress(OSError):
            box.shutdown()


class _Mailbox(imaplib.IMAP4):
    def _create_socket(self, timeout: float | None) -> socket:
        return connect(self.host, self.port)


class _EncryptedMailbox(imaplib.IMAP4_SSL):
    """The certificate must be that of the name."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port, ssl_context=tls_context())

    def _create_socket(self, timeout: float | None) -> socket:
        return self.ssl_context.wrap_socket(
            connect(self.host, self.port), server_hostname=self.host
        )
