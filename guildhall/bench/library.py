"""A library of many pages in one tree, with topics, in bulk."""

from typing import Any

from django.db import transaction

from guildhall.bench.rows import go_on_counting, insert
from guildhall.bench.writer import Writer
from guildhall.commons.models import Authorship, Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community, Topic
from guildhall.kit.words import fold
from guildhall.library.events import PAGE
from guildhall.library.models import Page, PageState

BELOW_EACH = 17  # so 5,000 pages are four levels, the last one with most of them
AT_THE_TOP = 17


def add_library(community: Community, writer: Writer, count: int) -> dict[str, Any]:
    """The ids of a page at the top, which has others below it, and of one deep in the tree."""
    open_room(community, room="library", by=community.created_by)
    topics = list(Topic.objects.filter(community=community).values_list("pk", flat=True))
    entries = [_entry(community, writer) for _page in range(count)]
    filed = Entry.topics.through
    with transaction.atomic():
        insert(entries)
        insert(_page(community, entries, place) for place in range(count))
        insert(Authorship(entry=entry, person_id=entry.author_id) for entry in entries)
        insert(filed(entry_id=one.pk, topic_id=writer.chance.choice(topics)) for one in entries)
    go_on_counting(Entry, Authorship, filed)
    return {"page": entries[0].pk, "deep_page": entries[-1].pk}


def _entry(community: Community, writer: Writer) -> Entry:
    text = writer.text()
    title = writer.words(5).capitalize()
    return Entry(
        kind=PAGE,
        community=community,
        author_id=text.author_id,
        title=title,
        name_key=fold(title),
        state=PageState.CURRENT,
        body=text.markdown,
        body_html=f"<p>{text.markdown}</p>",
        created_at=text.at,
        last_active_at=text.at,
    )


def _page(community: Community, entries: list[Entry], place: int) -> Page:
    """The first are at the top; each of the others is below one that comes before it."""
    parent = entries[(place - AT_THE_TOP) // BELOW_EACH] if place >= AT_THE_TOP else None
    return Page(
        entry=entries[place],
        parent_id=parent.pk if parent else None,
        under=parent.pk if parent else -community.pk,
        place=place,
    )
