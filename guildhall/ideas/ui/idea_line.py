"""One idea in a list, inside its row: what it says, by whom, and where it is."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.ideas.events import IDEA
from guildhall.ideas.models import Idea, State
from guildhall.ideas.ui.idea_state import idea_state
from guildhall.people.models import Person
from guildhall.web.frames import frame
from guildhall.web.ui.tag import tags
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def idea_line(entry: Entry, *, slug: str) -> SafeString:
    """The same for every reader."""
    return frame(
        "ideas/ui/idea_line.html",
        {"has_photo": bool(entry.file_count)},
        address=path_of(entry, slug),
        title=entry.title,
        state=_state(entry),
        author=entry.author.name,
        when=when(entry.created_at),
        topics=tags(topic.name for topic in entry.topics.all()),
    )


def _state(entry: Entry) -> SafeString:
    """Nothing where it is new and no more."""
    own = entry.idea.own_name
    return idea_state(entry, own=own) if own or entry.state != State.NEW else SafeString()


def sample() -> dict[str, Any]:
    """An idea that is kept nowhere."""
    entry = Entry(
        pk=1,
        kind=IDEA,
        title="Rinse the filters with rainwater",
        state=State.TRIED,
        author=Person(name="Ben Okafor", username="ben", claimed_at=timezone.now()),
        created_at=timezone.now(),
    )
    vars(entry)["_prefetched_objects_cache"] = {"topics": []}
    entry.idea = Idea(entry=entry)
    return {"entry": entry}
