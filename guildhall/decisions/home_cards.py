"""On a person's home: what waits for their decision, and what they can answer with a tap."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from guildhall.commons.home_cards import Card, HomeCard, Reader, is_put_away
from guildhall.communities.models import Community
from guildhall.decisions.events import ROOM
from guildhall.decisions.models import AskedForAdvice, Decision
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Voice

WAITS, ANSWER = "decision_waits", "decision"
AMONG = 50
FEW = 3  # of those, the first in a community that still has the room


def _waits(reader: Reader) -> Card | None:
    """The day is over, and the person opened it or decides it: promised, and late. One query.

    Not while it waits for nothing but the stewards' word.
    """
    rows = _late.rows(person_id=reader.person.pk, now=timezone.now())
    return _card("decisions/_waits_card.html", rows)


def _answer(reader: Reader) -> Card | None:
    """The soonest to end of those that the person has not answered. One query."""
    rows = _unanswered.rows(person_id=reader.person.pk, now=timezone.now())
    return _card("decisions/_answer_card.html", rows)


def _card(template: str, rows: list[Decision]) -> Card | None:
    first = next((one for one in rows if ROOM in one.entry.community.open_rooms), None)
    return Card(template, first) if first else None


@prepared
def _late(person_id: int, now: dt.datetime) -> QuerySet[Decision]:
    own = Q(decider=person_id) | Q(decider=None, entry__author=person_id)
    late = _open_to(person_id).filter(own, ends_at__lte=now, stewards_asked_at=None)
    late = late.exclude(is_put_away(Person(pk=person_id), WAITS, "pk"))
    return late.order_by("ends_at", "pk")[:FEW]


@prepared
def _unanswered(person_id: int, now: dt.datetime) -> QuerySet[Decision]:
    """By consent, where every member takes part; or where their advice is asked by name.

    Among the soonest to end, so that a home costs the same however much is open.
    """
    # By when a round ended: by its state a database would walk all open ones for each decision.
    said = {"round__decision_proposal__decision": OuterRef("pk"), "round__ended_at": None}
    spoke = Voice.objects.filter(person=person_id, **said)
    objected = Objection.objects.kept().filter(person=person_id, **said)
    by_name = AskedForAdvice.objects.filter(decision=OuterRef("pk"), person=person_id)
    for_all = Q(way="consent", role="", topic=None)
    soonest = _open_to(person_id).filter(for_all | Q(Exists(by_name)), ends_at__gt=now)
    soonest = soonest.exclude(entry__author=person_id).order_by("ends_at", "pk")
    asked = _with_entry(Decision.objects.filter(pk__in=soonest.values("pk")[:AMONG]))
    asked = asked.exclude(Exists(spoke)).exclude(Exists(objected))
    asked = asked.exclude(entry__replies__author=person_id, way="advice")
    asked = asked.exclude(is_put_away(Person(pk=person_id), ANSWER, "pk"))
    return asked.order_by("ends_at", "pk")[:FEW]


def _open_to(person_id: int) -> QuerySet[Decision]:
    communities = Community.objects.of(Person(pk=person_id)).order_by()
    return _with_entry(
        Decision.objects.open().filter(
            ended_at=None, entry__community__in=communities, entry__community__closed_at=None
        )
    )


def _with_entry(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    return rows.select_related("entry__community").defer("entry__body", "entry__body_html")


home_cards = (HomeCard(WAITS, 12, _waits, ROOM), HomeCard(ANSWER, 18, _answer, ROOM))
