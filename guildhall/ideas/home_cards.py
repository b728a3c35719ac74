"""On a person's home: a small test of theirs whose day is over."""

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from guildhall.commons.home_cards import DID_IT_WORK, Card, HomeCard, Reader, is_put_away
from guildhall.communities.models import Community
from guildhall.ideas.events import ROOM
from guildhall.ideas.models import SmallTest
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person

SMALL_TEST = "small_test"


def _card(reader: Reader) -> Card | None:
    """The one whose day is over the longest. One query."""
    test = _over.first(person_id=reader.person.pk, today=timezone.localdate().isoformat())
    return Card("ideas/_home_card.html", test.entry) if test else None


@prepared
def _over(person_id: int, today: str) -> QuerySet[SmallTest]:
    person, day = Person(pk=person_id), Cast(Value(today), DateField())
    over = SmallTest.objects.over(day).filter(owner=person)
    here = over.filter(entry__community__in=Community.objects.of(person).order_by())
    kept = here.exclude(is_put_away(person, SMALL_TEST, "entry")).order_by("until_on", "pk")
    return kept.select_related("entry__community").defer("entry__body", "entry__body_html")[:1]


home_cards = HomeCard(SMALL_TEST, 21, _card, ROOM, asks=DID_IT_WORK)
