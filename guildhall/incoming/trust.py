"""Whether a mail acts at once, or waits for its person's click.

A signature says that a member sent a mail, not that they sent it here: anyone who got a mail from
them can deliver it to the hall, unchanged and validly signed. So the address of the hall must be
one of those to which its sender wrote. An answer goes to an address that only its person was given;
the address of a community is known to all, so a question must be fresh as well, and not seen before.
"""

import hashlib

from allauth.account.models import EmailAddress
from django.utils import timezone

from guildhall.incoming.models import IncomingMail
from guildhall.incoming.reading import ReadMail
from guildhall.incoming.sender import signed_by_sender
from guildhall.incoming.wishes import Wish


def is_surely_theirs(mail: IncomingMail, read: ReadMail, wish: Wish) -> bool:
    """Whether the person of the wish sent it to this address of the hall, and it was not carried out before."""
    if not EmailAddress.objects.filter(user=wish.person, email__iexact=read.sender, verified=True).exists():
        return False
    signed = signed_by_sender(bytes(mail.raw), read.sender)
    if signed is None or not signed.is_to(wish.is_at) or was_seen(mail):
        return False
    return bool(wish.entry_id) or (signed.is_fresh(timezone.now()) and bool(read.message_id))


def mark_of(read: ReadMail, raw: bytes, wish: Wish) -> str:
    """What two deliveries of one mail share: its Message-ID and where it goes; of answers also what they say."""
    where = f"c {wish.slug}" if wish.slug else f"r {wish.person.pk} {wish.entry_id} {wish.reply_id}"
    body = b"" if wish.slug else raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    return hashlib.sha256(f"{where} {read.message_id} ".encode() + body).hexdigest()


def was_seen(mail: IncomingMail) -> bool:
    """Whether another delivery of the same mail was posted or refused already."""
    same = IncomingMail.objects.filter(mark=mail.mark, state__in=(IncomingMail.State.DONE, IncomingMail.State.REFUSED))
    return bool(mail.mark) and same.exclude(pk=mail.pk).exists()
