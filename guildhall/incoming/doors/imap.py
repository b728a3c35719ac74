"""A mailbox that is looked into every minute (IMAP, RFC 3501)."""

import imaplib
import re
import socket

from django.conf import settings

from guildhall.incoming.actions import MOST_BYTES, receive

MOST_AT_ONCE = 100
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def fetch_mail() -> None:
    """Take every unseen mail; each is marked as seen once it is stored, so that a crash in between loses none."""
    if not settings.IMAP:
        return
    box = _open(settings.IMAP)
    try:
        box.login(settings.IMAP["name"], settings.IMAP["password"])
        box.select(settings.IMAP["folder"])
        _status, [found] = box.uid("SEARCH", "UNSEEN")
        for uid in (found or b"").split()[:MOST_AT_ONCE]:
            _take(box, uid.decode())
    finally:
        try:
            box.logout()
        except (imaplib.IMAP4.error, OSError):
            box.shutdown()


def _open(box: dict) -> imaplib.IMAP4:
    kind = imaplib.IMAP4_SSL if box["is_encrypted"] else imaplib.IMAP4
    return kind(box["host"], box["port"], timeout=socket.getdefaulttimeout() or 30)


def _take(box: imaplib.IMAP4, uid: str) -> None:
    _status, answer = box.uid("FETCH", uid, "(RFC822.SIZE)")
    size = _SIZE.search(b" ".join(line for line in answer if isinstance(line, bytes)))
    is_too_large = bool(size) and int(size[1]) > MOST_BYTES if size else False
    _status, parts = box.uid("FETCH", uid, "(BODY.PEEK[HEADER])" if is_too_large else "(BODY.PEEK[])")
    raw = next((part[1] for part in parts if isinstance(part, tuple)), b"")
    if raw:
        receive(raw, is_too_large=is_too_large)
    box.uid("STORE", uid, "+FLAGS", r"(\Seen)")
