"""What the room of tips shows on the page of a topic: the best tested tips, and practices."""

from collections.abc import Iterator

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.topic_shelves import MOST, TopicShelf
from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat
from guildhall.practices.events import PRACTICE, ROOM, TIP
from guildhall.practices.models import Rung

_BEST_FIRST = Case(
    When(state=Rung.STANDARD, then=Value(0)),
    When(state=Rung.ELSEWHERE, then=Value(1)),
    When(state=Rung.HERE, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)


def topic_shelves(seat: Seat, topic: Topic) -> Iterator[TopicShelf]:
    if ROOM not in seat.community.open_rooms:
        return
    yield TopicShelf(_("Tips"), _best(seat, topic, TIP), 20, "ways_by_topic")
    yield TopicShelf(_("Practices"), _best(seat, topic, PRACTICE), 10)


def _best(seat: Seat, topic: Topic, kind: str) -> list[Entry]:
    """One query."""
    ways = Entry.objects.published().filter(community=seat.community, kind=kind, topics=topic)
    in_use = ways.exclude(state=Rung.WITHDRAWN).for_list()
    return list(in_use.order_by(_BEST_FIRST, "-last_active_at", "-pk")[:MOST])
