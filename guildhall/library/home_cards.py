"""On a person's home: a page that they are asked to confirm."""

from django.db.models import QuerySet

from guildhall.commons.home_cards import Card, HomeCard, Reader
from guildhall.communities.models import Community
from guildhall.kit.prepared import prepared
from guildhall.library.events import ROOM
from guildhall.library.models import Reliance
from guildhall.people.models import Person


def _card(reader: Reader) -> Card | None:
    """The page that has waited longest; nobody who is new in the hall is asked. One query."""
    if reader.beginner_in:
        return None
    reliance = _to_confirm.first(person_id=reader.person.pk)
    return Card("library/_home_card.html", reliance) if reliance else None


@prepared
def _to_confirm(person_id: int) -> QuerySet[Reliance]:
    communities = Community.objects.of(Person(pk=person_id)).order_by()
    asked = Reliance.objects.running().filter(asked_of=person_id, entry__community__in=communities)
    asked = asked.select_related("entry__community").defer("entry__body", "entry__body_html")
    return asked.order_by("look_again_on", "pk")[:1]


home_cards = HomeCard("confirm", 30, _card, ROOM)
