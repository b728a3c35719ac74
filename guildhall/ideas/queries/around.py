"""The people and things around one idea, as its page shows them."""

from functools import cached_property

from django.db.models import QuerySet

from guildhall.commons.models import Authorship, Entry
from guildhall.commons.page.reads import read_once
from guildhall.commons.queries import topics_of_entry
from guildhall.communities.models import Topic
from guildhall.ideas.models import Answer, Doubt, Joining, Wish, WishAsk
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person

MOST_NAMES = 60


class Around:
    """Its authors and topics, who joined it, the doubts, its answers, whom it looks for.

    Each is one query, when it is first needed.
    """

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    @cached_property
    def authors(self) -> list[Person]:
        return [one.person for one in _authors.rows(entry_id=self._entry.pk)]

    @cached_property
    def topics(self) -> list[Topic]:
        return topics_of_entry(self._entry)

    @cached_property
    def joinings(self) -> list[Joining]:
        return _joinings.rows(entry_id=self._entry.pk)

    @cached_property
    def doubts(self) -> list[Doubt]:
        """Open ones and settled ones; none where nobody has replied."""
        return _doubts.rows(entry_id=self._entry.pk) if self._entry.reply_count else []

    @cached_property
    def answers(self) -> list[Answer]:
        """The newest first."""
        return _answers.rows(entry_id=self._entry.pk)

    @cached_property
    def wishes(self) -> list[Wish]:
        return _wishes.rows(entry_id=self._entry.pk)

    @property
    def author_ids(self) -> set[int]:
        return {person.pk for person in self.authors}

    @property
    def topic_ids(self) -> set[int]:
        return {topic.pk for topic in self.topics}

    @property
    def helpers(self) -> list[Person]:
        return [one.person for one in self.joinings if one.helps]

    @property
    def open_doubts(self) -> list[Doubt]:
        return [one for one in self.doubts if one.settled_at is None]


@read_once
def around(entry: Entry) -> Around:
    return Around(entry)


@prepared
def _authors(entry_id: int) -> QuerySet[Authorship]:
    rows = Authorship.objects.filter(entry=entry_id).select_related("person")
    return rows.order_by("order", "pk")[:MOST_NAMES]


@prepared
def _joinings(entry_id: int) -> QuerySet[Joining]:
    rows = Joining.objects.current().filter(idea=entry_id).select_related("person")
    return rows.order_by("at", "pk")[: 2 * MOST_NAMES]


@prepared
def _doubts(entry_id: int) -> QuerySet[Doubt]:
    rows = Doubt.objects.published().filter(reply__entry=entry_id).select_related("reply__author")
    return rows.defer("reply__body", "reply__body_html").order_by("pk")[:MOST_NAMES]


@prepared
def _answers(entry_id: int) -> QuerySet[Answer]:
    rows = Answer.objects.newest_first().filter(idea=entry_id).select_related("by")
    return rows[:MOST_NAMES]


@prepared
def _wishes(entry_id: int) -> QuerySet[Wish]:
    return Wish.objects.filter(idea=entry_id, ended_at=None).order_by("at", "pk")[:MOST_NAMES]


def ask_of(person: Person, entry: Entry) -> WishAsk | None:
    """Whether this person is asked to help with it, which they alone see. One query."""
    return _asks.first(person_id=person.pk, entry_id=entry.pk)


@prepared
def _asks(person_id: int, entry_id: int) -> QuerySet[WishAsk]:
    asks = WishAsk.objects.filter(person=person_id, wish__idea=entry_id, passed_at=None)
    return asks.filter(wish__ended_at=None).select_related("wish").order_by("pk")[:1]
