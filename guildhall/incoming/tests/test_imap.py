"""A mailbox is looked into: each mail is taken once, and marked as seen when it is stored.

A huge one is never fetched whole.
"""

import pytest

from guildhall.incoming.actions import MOST_BYTES
from guildhall.incoming.doors.imap import fetch_mail
from guildhall.incoming.models import IncomingMail
from tests.mailbox import Mailbox


@pytest.fixture
def mailbox(settings):
    box = Mailbox(
        {7: b"Subject: One\r\n\r\nFirst", 9: b"Subject: Huge\r\n\r\nx"}, {9: MOST_BYTES + 1}
    )
    settings.IMAP = {
        "host": "127.0.0.1",
        "port": box.port,
        "is_encrypted": False,
        "name": "hall",
        "password": "x",
        "folder": "INBOX",
    }
    yield box
    box.server.close()


def test_each_mail_is_taken_once_and_a_huge_one_by_its_head(db, mailbox):
    fetch_mail()
    fetch_mail()

    assert [
        (bytes(mail.raw).split(b"\n")[0].strip(), mail.is_too_large)
        for mail in IncomingMail.objects.order_by("pk")
    ] == [
        (b"Subject: One", False),
        (b"Subject: Huge", True),
    ]
    assert (mailbox.seen, mailbox.fetched_whole) == ({7, 9}, [7])


def test_a_mail_that_could_not_be_stored_stays_unseen_and_comes_again(db, mailbox, monkeypatch):
    def full(*args: object, **more: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr("guildhall.incoming.doors.imap.receive", full)
        with pytest.raises(OSError, match="disk full"):
            fetch_mail()
    fetch_mail()

    assert IncomingMail.objects.count() == 2


def test_without_a_mailbox_nothing_is_done(db, settings):
    settings.IMAP = {}

    assert fetch_mail() is None
