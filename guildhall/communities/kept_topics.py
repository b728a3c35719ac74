"""The topics beside a room's list: the same for everyone who reads the community, so drawn once."""

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat

KEPT_FOR = 60 * 60 * 24


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
    context = {
        "topics": Topic.objects.filter(community=seat.community),
        "slug": seat.community.slug,
        "to": to,
        "topic": topic,
    }
    return render_to_string("communities/_topics_beside.html", context).strip()
