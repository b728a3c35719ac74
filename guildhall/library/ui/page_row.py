"""One page in a list: its title, its state, by whom, when, and what it is about."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.library.events import PAGE
from guildhall.library.models import Page, PageState, Reliance
from guildhall.people.models import Person
from guildhall.web.frames import frame
from guildhall.web.ui.tag import tags
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def page_row(entry: Entry, *, slug: str) -> SafeString:
    """The same for every reader."""
    return frame(
        "library/ui/page_row.html",
        {"is_withdrawn": entry.page.is_withdrawn, "is_due": entry.page.is_due},
        address=path_of(entry, slug),
        title=entry.title,
        author=entry.author.name,
        when=when(entry.edited_at or entry.created_at),
        topics=tags(topic.name for topic in entry.topics.all()),
    )


def sample() -> dict[str, Any]:
    """A page that is kept nowhere, and needs a check."""
    entry = Entry(
        pk=1,
        kind=PAGE,
        title="How to replace a shaft seal",
        state=PageState.CURRENT,
        author=Person(name="Jola Nowak", username="jola", claimed_at=timezone.now()),
        created_at=timezone.now(),
    )
    entry.page = Page(entry=entry)
    Reliance(entry=entry, look_again_on=timezone.localdate())
    vars(entry)["_prefetched_objects_cache"] = {"topics": []}
    return {"entry": entry}
