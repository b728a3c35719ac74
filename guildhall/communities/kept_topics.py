"""Topics as many see them, so looked up or drawn once: those most used, those beside a list.

A community that was imported can have hundreds. Those that are used most are offered first.
"""

from django.core.cache import cache
from django.db.models import Case, Count, QuerySet, SmallIntegerField, When
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.communities.models import Community, Topic
from guildhall.communities.seats import Seat
from guildhall.web.ui.chips import AT_ONCE

KEPT_FOR = 60 * 60 * 24


def most_used_first(community: Community) -> QuerySet[Topic]:
    """By name; where there are more than are shown at once, those most used in the front.

    Which ones these are is counted once a day.
    """
    topics, key = Topic.objects.filter(community=community), f"most-used-topics:{community.pk}"
    most_used = cache.get(key)
    if most_used is None:
        most_used = _most_used(topics)
        cache.set(key, most_used, KEPT_FOR)
    if not most_used:
        return topics
    is_rare = Case(When(pk__in=most_used, then=0), default=1, output_field=SmallIntegerField())
    return topics.order_by(is_rare, "name_key")


def _most_used(topics: QuerySet[Topic]) -> list[int]:
    """Empty where all are shown at once."""
    if topics.count() <= AT_ONCE:
        return []
    by_use = topics.annotate(size=Count("filed")).order_by("-size", "name_key")
    return list(by_use.values_list("pk", flat=True)[:AT_ONCE])


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
    topics = list(most_used_first(seat.community))
    context = {
        "topics": topics[:AT_ONCE],
        "rarer": topics[AT_ONCE:],
        "slug": seat.community.slug,
        "to": to,
        "topic": topic,
    }
    return render_to_string("communities/_topics_beside.html", context).strip()
