"""On a person's home: what they wanted to try two weeks ago, and have not said if it worked."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons.home_cards import DID_IT_WORK, Card, HomeCard, Reader, is_put_away
from guildhall.commons.models import Standing, Trial
from guildhall.communities.models import Community
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person

TRIAL = "trial"


def _card(reader: Reader) -> Card | None:
    """One query."""
    trial = _due.first(person_id=reader.person.pk, now=timezone.now())
    return Card("commons/_trial_card.html", trial.entry) if trial else None


@prepared
def _due(person_id: int, now: dt.datetime) -> QuerySet[Trial]:
    """The one that has been due the longest."""
    person = Person(pk=person_id)
    here = {
        "entry__standing": Standing.PUBLISHED,
        "entry__community__in": Community.objects.of(person).order_by(),
    }
    due = Trial.objects.going_on().filter(person=person, ask_at__lte=now, **here)
    due = due.exclude(is_put_away(person, TRIAL, "entry")).order_by("ask_at")
    return due.select_related("entry__community").defer("entry__body", "entry__body_html")[:1]


TRIAL_CARD = HomeCard(TRIAL, 20, _card, asks=DID_IT_WORK)
