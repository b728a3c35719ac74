"""What is between two people: blocks, communities, letters. Each read is one query."""

from collections.abc import Collection

from django.db.models import Q

from guildhall.communities.models import Membership
from guildhall.letters.models import Correspondence, Correspondent, Message
from guildhall.people.models import Block, Person


def is_block_between(person: Person, others: Collection[int]) -> bool:
    """Whether `person` has blocked one of them, or one of them `person`."""
    return Block.objects.filter(
        Q(person=person, blocked__in=others) | Q(person__in=others, blocked=person)
    ).exists()


def may_meet_in_a_community(writer: Person, reader: Person) -> bool:
    """Whether both belong to one community in which the writer isn't paused."""
    mine = Membership.objects.may_write().filter(person=writer).values("community")
    return Membership.objects.current().filter(person=reader, community__in=mine).exists()


def has_written_to(writer: Person, reader: Person) -> bool:
    """Whether `writer` has ever answered `reader`, in a letter of the two."""
    pairs = Correspondent.objects.filter(person=reader, correspondence__is_circle=False)
    written = Message.objects.written().filter(author=writer)
    return written.filter(correspondence__in=pairs.values("correspondence")).exists()


def letter_between(person: Person, other: Person) -> Correspondence | None:
    """The letter of these two, the newer where there are two."""
    theirs = Correspondent.objects.filter(person=other).values("correspondence")
    both = Correspondent.objects.filter(
        person=person, correspondence__is_circle=False, correspondence__in=theirs
    )
    newest = both.order_by("-last_at", "-pk").select_related("correspondence").first()
    return newest.correspondence if newest else None
