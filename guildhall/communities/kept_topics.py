"""Topics as many see them, so looked up or drawn once: those most used, those beside a list.

A community that was imported can have hundreds. Those that are used most are offered first.
"""

from django.core.cache import cache
from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat
from guildhall.web.ui.chips import AT_ONCE

KEPT_FOR = 60 * 60 * 24


def most_used_first(topics: list[Topic]) -> list[Topic]:
    """All topics of a community, those most used in front where not all are shown at once.

    Which ones these are is counted once a day: one query then, none otherwise.
    """
    if len(topics) <= AT_ONCE:
        return topics
    community_id = topics[0].community_id
    key = f"most-used-topics:{community_id}"
    most_used = cache.get(key)
    if most_used is None:
        most_used = _most_used(community_id)
        cache.set(key, most_used, KEPT_FOR)
    return sorted(topics, key=lambda topic: topic.pk not in most_used)


def _most_used(community_id: int) -> set[int]:
    by_use = Topic.objects.filter(community=community_id).annotate(size=Count("filed"))
    return set(by_use.order_by("-size", "name_key").values_list("pk", flat=True)[:AT_ONCE])


def topics_beside(seat: Seat, *, to: str, topic: Topic | None = None) -> SafeString:
    """Empty where there are none. `to` names the address of a topic's list, `topic` is read now.

    One query where it is not kept, none where it is.
    """
    versions = f"{seat.community.version}:{seat.house_version}:{get_language()}"
    key = f"topics:{to}:{seat.community.pk}:{topic.pk if topic else 0}:{versions}"
    kept = cache.get(key)
    if kept is None:
        kept = _drawn(seat, to, topic)
        cache.set(key, kept, KEPT_FOR)
    return mark_safe(kept)  # drawn by our template


def _drawn(seat: Seat, to: str, topic: Topic | None) -> str:
    topics = most_used_first(list(Topic.objects.filter(community=seat.community)))
    context = {
        "topics": topics[:AT_ONCE],
        "rarer": topics[AT_ONCE:],
        "slug": seat.community.slug,
        "to": to,
        "topic": topic,
    }
    return render_to_string("communities/_topics_beside.html", context).strip()
