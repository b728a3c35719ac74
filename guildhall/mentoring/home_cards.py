"""On a person's home: who could be a pair with them, and when they meet someone next."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from guildhall.commons.home_cards import Card, HomeCard, Reader, is_put_away
from guildhall.kit.prepared import prepared
from guildhall.mentoring.events import ROOM
from guildhall.mentoring.models import Pair, Proposal, Sitting
from guildhall.mentoring.models.proposal import Answer
from guildhall.mentoring.queries import proposed_to
from guildhall.people.models import Person

PROPOSED, MEETING = "mentor", "mentor_meeting"
SOON = dt.timedelta(days=7)
FEW = 3  # of those waiting, the first in a community that still has the room


def _proposal(reader: Reader) -> Card | None:
    """A proposal that the person has not answered. One query."""
    waiting = _waiting.rows(person_id=reader.person.pk, now=timezone.now())
    first = next((one for one in waiting if ROOM in one.community.open_rooms), None)
    if first is None:
        return None
    return Card("mentoring/_proposal_card.html", proposed_to(reader.person, first))


@prepared
def _waiting(person_id: int, now: dt.datetime) -> QuerySet[Proposal]:
    """The first to fade comes first."""
    person = Person(pk=person_id)
    unanswered = Q(mentee=person_id, mentee_answer=Answer.NONE)
    unanswered |= Q(mentor=person_id, mentor_answer=Answer.NONE)
    waiting = Proposal.objects.visible_to(person, at=now).filter(
        unanswered, community__closed_at=None
    )
    waiting = waiting.exclude(is_put_away(person, PROPOSED, "pk"))
    return waiting.select_related("mentee", "mentor", "community").order_by("fades_at", "pk")[:FEW]


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A meeting of a pair, as one of the two reads it."""

    sitting: Sitting
    other: Person


def _meeting(reader: Reader) -> Card | None:
    """When the person meets someone within a week. One query."""
    now = timezone.now()
    sitting = _next.first(person_id=reader.person.pk, now=now, until=now + SOON)
    if sitting is None:
        return None
    other = sitting.pair.other_of(reader.person)
    return Card("mentoring/_meeting_card.html", NextMeeting(sitting, other))


@prepared
def _next(person_id: int, now: dt.datetime, until: dt.datetime) -> QuerySet[Sitting]:
    person = Person(pk=person_id)
    running = Pair.objects.visible_to(person).running()
    ahead = Sitting.objects.filter(pair__in=running, starts_at__gt=now, starts_at__lte=until)
    ahead = ahead.exclude(is_put_away(person, MEETING, "pk"))
    return ahead.select_related("pair__mentee", "pair__mentor").order_by("starts_at", "pk")[:1]


home_cards = (
    HomeCard(PROPOSED, 15, _proposal, ROOM),
    HomeCard(MEETING, 35, _meeting, ROOM),
)
