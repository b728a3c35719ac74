"""The first screen: topics with their pages."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from guildhall.commons.models import Entry, Standing
from guildhall.communities.kept_topics import most_used_first
from guildhall.communities.models import Community, Topic
from guildhall.library.events import PAGE
from guildhall.library.models import PageState, level_of
from guildhall.library.queries.tree import Branch, level_at

MOST_TOPICS = 12
MOST_PAGES = 5
FEW = 3  # topics that are open at once; more are folded


@dataclass(frozen=True, slots=True)
class Shelf:
    """A topic with its newest pages; without a topic, pages that have none."""

    topic: Topic | None
    branches: list[Branch]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Front:
    """Where no page has a topic, `top` is the beginning of the tree."""

    shelves: list[Shelf]
    top: Shelf | None = None

    def __bool__(self) -> bool:
        return bool(self.shelves or self.top)

    @property
    def are_open(self) -> bool:
        return len(self.shelves) <= FEW


def front_of(community: Community) -> Front:
    """Topics that have pages, those used most first, then pages without one. Three queries."""
    topics = most_used_first(list(Topic.objects.filter(community=community)))[:MOST_TOPICS]
    pages = _newest_of_each([topic.pk for topic in topics]) if topics else {}
    shelves = [_shelf(topic, pages[topic.pk]) for topic in topics if topic.pk in pages]
    if not shelves:
        top = level_at(level_of(None, community.pk))
        return Front([], _shelf(None, top.branches) if top else None)
    others = _without_topic(community)
    return Front([*shelves, _shelf(None, others)] if others else shelves)


def _shelf(topic: Topic | None, branches: list[Branch]) -> Shelf:
    return Shelf(topic, branches[:MOST_PAGES], len(branches) > MOST_PAGES)


def _newest_of_each(topic_ids: list[int]) -> dict[int, list[Branch]]:
    """One more than is shown says that there are more."""
    filed: QuerySet[Any] = Entry.topics.through.objects.filter(
        topic__in=topic_ids, entry__kind=PAGE, entry__standing=Standing.PUBLISHED
    ).exclude(entry__state=PageState.WITHDRAWN)
    numbered = filed.annotate(
        number=Window(
            RowNumber(),
            partition_by=F("topic"),
            order_by=[F("entry__last_active_at").desc(), F("entry").desc()],
        )
    ).filter(number__lte=MOST_PAGES + 1)
    rows = numbered.order_by("topic", "number").values_list(
        "topic", "entry", "entry__title", "entry__state"
    )
    pages: dict[int, list[Branch]] = {}
    for topic_id, pk, title, state in rows:
        pages.setdefault(topic_id, []).append(Branch(pk, title, state, 0))
    return pages


def _without_topic(community: Community) -> list[Branch]:
    """Of pages that no topic leads to, the newest."""
    pages = Entry.objects.published().filter(community=community, kind=PAGE, topics=None)
    newest = pages.exclude(state=PageState.WITHDRAWN).order_by("-last_active_at", "-pk")
    rows = newest.values_list("pk", "title", "state")[: MOST_PAGES + 1]
    return [Branch(pk, title, state, 0) for pk, title, state in rows]
