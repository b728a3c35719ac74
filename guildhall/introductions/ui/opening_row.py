"""One opening in a list: what it is, offered or sought, by whom, until when."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.introductions.events import OPENING
from guildhall.introductions.models import Opening, OpeningState
from guildhall.introductions.ui.opening_state import opening_state
from guildhall.people.models import Person
from guildhall.web.frames import frame
from guildhall.web.ui.tag import tags
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def opening_row(entry: Entry, *, slug: str) -> SafeString:
    """The same for every reader: what is inside a row of the list."""
    opening = entry.opening
    return frame(
        "introductions/ui/opening_row.html",
        {"ends": bool(opening.until_on)},
        address=path_of(entry, slug),
        title=entry.title,
        state=opening_state(entry, opening),
        what=opening.get_what_display(),
        author=entry.author.name,
        when=when(entry.created_at),
        until=date_format(opening.until_on, "j M Y") if opening.until_on else "",
        topics=tags(topic.name for topic in entry.topics.all()),
    )


def sample() -> dict[str, Any]:
    """An opening that is kept nowhere."""
    entry = Entry(
        pk=1,
        kind=OPENING,
        title="Someone to help rewire a control cabinet",
        state=OpeningState.OPEN,
        author=Person(name="Ben Okafor", username="ben", claimed_at=timezone.now()),
        created_at=timezone.now(),
    )
    entry.opening = Opening(entry=entry, until_on=timezone.localdate())
    vars(entry)["_prefetched_objects_cache"] = {"topics": []}
    return {"entry": entry}
