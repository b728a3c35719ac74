"""Topics for what someone is writing: those of the entries that mean the same."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import prefetch_related_objects

from guildhall.commons.models import Entry
from guildhall.communities.models import Topic
from guildhall.search.meaning import asking
from guildhall.search.meaning.fusing import SMOOTHING

MOST = 3
AGREE = 2  # so many of the entries have the topic


def topics_of(alike: Sequence[Entry]) -> list[Topic]:
    """Up to three topics that several of these entries have, those of the closest first.

    None in a hall without a model: what only shares words is often about something else. One query.
    """
    if not asking.is_there() or not alike:
        return []
    prefetch_related_objects(alike, "topics")
    weights: dict[Topic, list[float]] = defaultdict(list)
    for place, entry in enumerate(alike):
        for topic in entry.topics.all():
            weights[topic].append(1 / (SMOOTHING + 1 + place))
    shared = [topic for topic, some in weights.items() if len(some) >= AGREE]
    return sorted(shared, key=lambda topic: -sum(weights[topic]))[:MOST]
