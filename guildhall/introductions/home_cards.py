"""On a person's home: an opening that fits what they declared, with the reason. For them alone."""

from django.db.models import QuerySet

from guildhall.commons.home_cards import Card, HomeCard, Reader, is_put_away
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.introductions.events import ROOM
from guildhall.introductions.queries import open_to, those_that_fit
from guildhall.kit.prepared import prepared
from guildhall.people.models import Block, Person

OPENING_CARD = "opening"
FEW = 30  # of the newest that are compared


def _card(reader: Reader) -> Card | None:
    """The newest that fits. One query where nothing is open."""
    newest = _newest.rows(person_id=reader.person.pk)
    here = [one for one in newest if ROOM in one.community.open_rooms]
    fits = those_that_fit(reader.person, here)
    return Card("introductions/_opening_card.html", fits[0]) if fits else None


@prepared
def _newest(person_id: int) -> QuerySet[Entry]:
    person = Person(pk=person_id)
    theirs = Community.objects.of(person).going_on().order_by()
    here = open_to(person).filter(community__in=theirs)
    here = here.exclude(author__in=Block.objects.filter(person=person).values("blocked"))
    here = here.exclude(author__in=Block.objects.filter(blocked=person).values("person"))
    return here.exclude(is_put_away(person, OPENING_CARD, "pk"))[:FEW]


home_cards = HomeCard(OPENING_CARD, 36, _card, ROOM)
