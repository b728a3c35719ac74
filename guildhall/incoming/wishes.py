"""What a mail asks for: whose it is, and which entry or community it is for."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.http import Http404

from guildhall.communities.seats import take_seat
from guildhall.incoming.reading import ReadMail
from guildhall.notifications.addresses import (
    AskedAddress,
    LetterAddress,
    ReplyAddress,
    read_asked_address,
    read_community_address,
    read_letter_address,
    read_reply_address,
)
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Wish:
    """Who, and an answer to an entry, in a letter or to what they were asked; or a new entry."""

    person: Person
    slug: str = ""
    entry_id: int = 0
    reply_id: int = 0
    letter_id: int = 0
    asked: AskedAddress | None = None

    @property
    def is_answer(self) -> bool:
        """To something that was sent to this person: its address is known to them alone."""
        return bool(self.entry_id or self.letter_id or self.asked)

    def is_at(self, address: str) -> bool:
        """Whether mail to this address wishes the same."""
        if self.slug:
            return read_community_address(address) == self.slug
        if self.asked:
            return read_asked_address(address) == self.asked
        if self.letter_id:
            return read_letter_address(address) == LetterAddress(self.person.pk, self.letter_id)
        return read_reply_address(address) == ReplyAddress(
            self.person.pk, self.entry_id, self.reply_id
        )


def wish_of(recipient: str, read: ReadMail, *, confirmed_by: Person | None = None) -> Wish | None:
    """By the first address that is ours; None where its sender may not write there."""
    for address in _addresses(recipient, read):
        target = read_reply_address(address)
        if target:
            person = _here(target.person_id)
            return (
                Wish(person, entry_id=target.entry_id, reply_id=target.reply_id) if person else None
            )
        letter = read_letter_address(address)
        if letter:
            person = _here(letter.person_id)
            return Wish(person, letter_id=letter.letter_id) if person else None
        asked = read_asked_address(address)
        if asked:
            person = _here(asked.person_id)
            return Wish(person, asked=asked) if person else None
        slug = read_community_address(address)
        if slug:
            person = confirmed_by or _owner_of(read.sender)
            return Wish(person, slug=slug) if person and _may_know(person, slug) else None
    return None


def _addresses(recipient: str, read: ReadMail) -> Iterator[str]:
    yield from (address for address in (recipient, *read.recipients) if address)


def _here(person_id: int) -> Person | None:
    return Person.objects.here().filter(pk=person_id, is_active=True).first()


def _may_know(person: Person, slug: str) -> bool:
    """Members only; to others a community's address is like one that does not exist."""
    try:
        return take_seat(slug, person).is_member
    except Http404:
        return False


def _owner_of(sender: str) -> Person | None:
    address = (
        EmailAddress.objects.filter(email__iexact=sender, verified=True)
        .select_related("user")
        .first()
    )
    return (
        Person.objects.here().filter(pk=address.user_id, is_active=True).first()
        if address
        else None
    )
