"""One tip or practice in a list: what it says, by whom, and how far it is tested."""

from typing import Any

from django import template
from django.template.defaultfilters import capfirst
from django.utils import timezone
from django.utils.safestring import SafeString

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.templatetags.entries import kind_icon, kind_label
from guildhall.people.models import Person
from guildhall.practices.events import TIP
from guildhall.practices.models import CheckState, Rung, Way
from guildhall.practices.ui.tested import tested
from guildhall.web.frames import frame
from guildhall.web.ui.tag import tag, tags
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def tip_row(entry: Entry, *, slug: str) -> SafeString:
    """The same for every reader."""
    way = entry.way
    flags = {
        "kind_icon": kind_icon(entry),
        "is_withdrawn": way.is_withdrawn,
        "is_checked": way.is_checked,
        "is_overdue": way.is_overdue,
        "is_questioned": way.check_state == CheckState.QUESTIONED,
    }
    return frame(
        "practices/ui/tip_row.html",
        flags,
        address=path_of(entry, slug),
        title=entry.title,
        tested=tested(entry),
        kind=capfirst(kind_label(entry)),
        author=entry.author.name,
        when=when(entry.created_at),
        check_state=tag(str(way.get_check_state_display()), look="warn"),
        label=way.label.name if way.label else "",
        topics=tags(topic.name for topic in entry.topics.all()),
    )


def sample() -> dict[str, Any]:
    """A tip that is kept nowhere."""
    entry = Entry(
        pk=1,
        kind=TIP,
        title="Keep outdoor cabinets two degrees warmer than the air",
        state=Rung.ELSEWHERE,
        author=Person(name="Jola Nowak", username="jola", claimed_at=timezone.now()),
        created_at=timezone.now(),
    )
    entry.way = Way(entry=entry)
    vars(entry)["_prefetched_objects_cache"] = {"topics": []}
    return {"entry": entry}
