"""Whether a mail acts at once, or waits for its person's click.

A signature says that a member sent a mail, not that they sent it here: anyone who got a mail from
them can deliver it to the hall, unchanged and validly signed. So the address of the hall must be
one of those to which its sender wrote. An answer goes to an address that only its person was given;
the address of a community is known to all, so a question must be fresh as well, and not seen
before.
"""

import hashlib

from allauth.account.models import EmailAddress
from django.utils import timezone

from guildhall.incoming.models import IncomingMail
from guildhall.incoming.reading import ReadMail
from guildhall.incoming.sender import signed_by_sender
from guildhall.incoming.wishes import Wish
from guildhall.people.models import Person


def is_surely_theirs(mail: IncomingMail, read: ReadMail, wish: Wish) -> bool:
    """Whether the person sent it to this address of ours, and it was not carried out before."""
    if read.sender not in _addresses_of(wish.person):
        return False
    signed = signed_by_sender(bytes(mail.raw), read.sender)
    if signed is None or not signed.is_to(wish.is_at) or was_seen(mail):
        return False
    return wish.is_answer or (signed.is_fresh(timezone.now()) and bool(read.message_id))


def mark_of(read: ReadMail, raw: bytes, wish: Wish) -> str:
    """What two deliveries of one mail share: where it goes and what it says.

    Of questions also their subject and date.

    Not its Message-ID: who delivers it again can put another one before it. Nor the space between
    its words, for a signature holds whatever that is.
    """
    if wish.asked:
        asked = wish.asked
        where = f"q {asked.person_id} {asked.code} {asked.subject_id} {asked.part}"
    elif wish.letter_id:
        where = f"l {wish.person.pk} {wish.letter_id}"
    elif wish.slug:
        where = f"c {wish.slug} {wish.person.pk}"
    else:
        where = f"r {wish.person.pk} {wish.entry_id} {wish.reply_id}"
    head = f"{read.subject} {read.date}" if wish.slug else ""
    body = b" ".join(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2].split())
    return hashlib.sha256(f"{where} {head} ".encode() + body).hexdigest()


def was_seen(mail: IncomingMail) -> bool:
    """Whether another delivery of the same mail was posted or refused already."""
    ended = (IncomingMail.State.DONE, IncomingMail.State.REFUSED)
    same = IncomingMail.objects.filter(mark=mail.mark, state__in=ended)
    return bool(mail.mark) and same.exclude(pk=mail.pk).exists()


def _addresses_of(person: Person) -> set[str]:
    """Compared letter by letter: to a database that knows no case, “ı” may be “I”."""
    verified = EmailAddress.objects.filter(user=person, verified=True)
    return {address.lower() for address in verified.values_list("email", flat=True)}
