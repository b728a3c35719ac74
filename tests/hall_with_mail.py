"""Mail that comes in to the hall of a test, signed by the domain of its sender."""

import pytest
from allauth.account.models import EmailAddress

from guildhall.incoming import sender
from guildhall.incoming.actions import receive
from guildhall.incoming.handling import handle_waiting
from guildhall.incoming.models import IncomingMail
from tests.signed_mail import key_pair


@pytest.fixture
def post(world, with_mail, settings, monkeypatch):
    """The hall takes mail; Ada, Ben and Cleo have confirmed addresses, whose domain signs."""
    settings.MAIL_ADDRESS, settings.MAIL_DOOR = "hall@hall.example", ("127.0.0.1", 8025)
    for person in (world.ada, world.ben, world.cleo):
        EmailAddress.objects.create(
            user=person, email=f"{person.username}@example.org", verified=True, primary=True
        )

    def published(name: bytes, timeout: float = 5) -> bytes | None:
        return (
            key_pair()[1]
            if name.startswith((b"k1._domainkey.example.org", b"k1._domainkey.elsewhere.example"))
            else None
        )

    monkeypatch.setattr(sender, "key_of_domain", published)

    def hand_over(raw: bytes, recipient: str = "") -> IncomingMail:
        taken = receive(raw, recipient=recipient)
        handle_waiting()
        taken.refresh_from_db()
        return taken

    return hand_over
