"""Any number of pages in bulk: half of them at the top of the tree, half below the first."""

import datetime as dt
from collections.abc import Sequence

from guildhall.commons.models import Authorship, Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community, Topic
from guildhall.library.models import (
    HasRead,
    Page,
    ReadingList,
    ReadingStep,
    Reliance,
    Suggestion,
    Term,
)
from guildhall.people.models import Person


def add_pages(community: Community, steward: Person, count: int) -> None:
    open_room(community, room="library", by=steward)
    pages = Entry.objects.bulk_create(
        Entry(
            kind="page",
            community=community,
            author=steward,
            title=f"Page {number}",
            state="current",
            body_html="<p>Dry it.</p>",
        )
        for number in range(count)
    )
    first = pages[0]
    below = [number > 0 and number % 2 == 1 for number in range(count)]
    Page.objects.bulk_create(
        Page(
            entry=page,
            parent_id=first.pk if is_below else None,
            under=first.pk if is_below else -community.pk,
            place=number,
            contents=[[0, "h-a", "A"], [0, "h-b", "B"], [0, "h-c", "C"]],
        )
        for number, (page, is_below) in enumerate(zip(pages, below, strict=True))
    )
    Authorship.objects.bulk_create(Authorship(entry=page, person=steward) for page in pages)
    _add_care(pages, steward)
    _add_reading(community, pages, steward)
    topic = Topic.objects.filter(community=community, slug="topic-1").first()
    if topic:
        through = Entry.topics.through
        through.objects.bulk_create(through(entry_id=page.pk, topic_id=topic.pk) for page in pages)


def _add_reading(community: Community, pages: Sequence[Entry], steward: Person) -> None:
    """One list with the first pages, all of them read; and as many lists and terms as pages."""
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    lists = ReadingList.objects.bulk_create(
        ReadingList(community=community, title=f"List {number}", made_by=steward, made_at=now)
        for number in range(len(pages))
    )
    ReadingStep.objects.bulk_create(
        ReadingStep(reading_list=lists[0], entry=page, place=place)
        for place, page in enumerate(pages[:30])
    )
    HasRead.objects.bulk_create(HasRead(person=steward, entry=page, at=now) for page in pages)
    terms = Entry.objects.bulk_create(
        Entry(kind="term", community=community, author=steward, title=f"Term {number}")
        for number in range(len(pages))
    )
    Term.objects.bulk_create(Term(entry=term) for term in terms)


def _add_care(pages: Sequence[Entry], steward: Person) -> None:
    """People rely on all of them, half have no owner; for the first, as many changes are open."""
    Reliance.objects.bulk_create(
        Reliance(
            entry=page,
            owner=None if number % 2 else steward,
            look_again_on=dt.date(2026, 1, 1),
        )
        for number, page in enumerate(pages)
    )
    Suggestion.objects.bulk_create(
        Suggestion(
            entry=pages[0],
            person=steward,
            reason="Shorter.",
            began_title=pages[0].title,
            title="Another title",
        )
        for _page in pages
    )
