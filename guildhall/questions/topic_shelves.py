"""What Questions shows on the page of a topic: what is unsolved."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.commons.topic_shelves import MOST, TopicShelf
from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat
from guildhall.questions.events import QUESTION, ROOM
from guildhall.questions.models import State


def topic_shelves(seat: Seat, topic: Topic) -> Iterator[TopicShelf]:
    if ROOM not in seat.community.open_rooms:
        return
    unsolved = Entry.objects.published().filter(
        community=seat.community, kind=QUESTION, state=State.WAITING, topics=topic
    )
    newest = unsolved.for_list().order_by("-created_at", "-pk")[:MOST]
    yield TopicShelf(_("Open questions"), list(newest), 40, "questions_by_topic")
