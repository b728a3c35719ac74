"""On a person's home: a meeting with notes that they wanted to go to and missed."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.home_cards import Card, HomeCard, Reader, is_put_away
from guildhall.kit.prepared import prepared
from guildhall.meetings.events import ROOM
from guildhall.meetings.models import Meeting
from guildhall.meetings.queries import CATCH_UP, missed_by, with_my_answer
from guildhall.people.models import Person

MISSED = "missed"


def _card(reader: Reader) -> Card | None:
    """One query."""
    now = timezone.now()
    meeting = _missed.first(person_id=reader.person.pk, now=now, since=now - CATCH_UP)
    return Card("meetings/_home_card.html", meeting) if meeting else None


@prepared
def _missed(person_id: int, now: dt.datetime, since: dt.datetime) -> QuerySet[Meeting]:
    person = Person(pk=person_id)
    missed = missed_by(person, at=now, since=since)
    return with_my_answer(missed.exclude(is_put_away(person, MISSED, "pk")), person)[:1]


home_cards = HomeCard(MISSED, 40, _card, ROOM)
