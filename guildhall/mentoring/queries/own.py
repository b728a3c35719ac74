"""What the reader asked for and is asked, in one community: nobody else reads any of this."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from guildhall.communities.seats import Seat
from guildhall.mentoring.models import MentorOffer, Pair, Proposal, Wish
from guildhall.mentoring.models.proposal import Answer
from guildhall.people.models import Person

MOST_PAIRS = 20


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as one of the two reads it."""

    proposal: Proposal
    other: Person
    is_mentor: bool
    has_said_yes: bool


@dataclass(frozen=True, slots=True)
class Paired:
    """A pair as one of the two reads it."""

    pair: Pair
    other: Person
    is_mentor: bool


@dataclass(frozen=True, slots=True)
class Own:
    """All that someone has to do with mentoring in one community."""

    wish: Wish | None
    offer: MentorOffer | None
    proposed: Sequence[Proposed]
    pairs: Sequence[Paired]

    @property
    def is_empty(self) -> bool:
        return not (self.wish or self.offer or self.proposed or self.pairs)


def own_in(seat: Seat) -> Own | None:
    """None for everyone who is no member. Four queries."""
    if seat.person is None or not seat.is_member:
        return None
    mine = {"community": seat.community, "person": seat.person}
    pairs = pairs_of(seat.person).filter(community=seat.community)
    return Own(
        Wish.objects.filter(**mine).first(),
        MentorOffer.objects.filter(**mine).first(),
        [proposed_to(seat.person, one) for one in proposals_in(seat)],
        as_read_by(seat.person, pairs),
    )


def proposals_in(seat: Seat) -> QuerySet[Proposal]:
    rows = Proposal.objects.visible_to(seat.person).filter(community=seat.community)
    return rows.select_related("mentee", "mentor").order_by("pk")


def pairs_of(person: Person) -> QuerySet[Pair]:
    """Running ones first, then what is over, the newest first."""
    rows = Pair.objects.visible_to(person).select_related("mentee", "mentor", "community")
    return rows.order_by(F("ended_at").desc(nulls_first=True), "-begun_at", "-pk")


def as_read_by(person: Person, pairs: QuerySet[Pair]) -> list[Paired]:
    return [
        Paired(pair, pair.other_of(person), pair.is_mentor(person)) for pair in pairs[:MOST_PAIRS]
    ]


def proposed_to(person: Person, proposal: Proposal) -> Proposed:
    return Proposed(
        proposal,
        proposal.other_of(person),
        proposal.mentor_id == person.pk,
        proposal.answer_of(person) == Answer.YES,
    )
