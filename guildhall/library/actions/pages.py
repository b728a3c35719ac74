"""Add a page."""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db.models import Max
from django.utils.translation import gettext as _

from guildhall.commons.actions import begin_entry
from guildhall.commons.models import Entry
from guildhall.commons.text import NotPosted
from guildhall.communities.models import Community, Topic
from guildhall.kit.headings import headings_in
from guildhall.library.events import PAGE, PAGE_ADDED
from guildhall.library.models import MOST_LEVELS, Page, PageState, level_of, line_up
from guildhall.people.models import Person


def add_page(
    community: Community,
    *,
    by: Person,
    title: str,
    body: str = "",
    topics: Iterable[Topic] = (),
    parent: Entry | None = None,
    at: dt.datetime | None = None,
) -> Entry:
    """Add a page, as the last one below `parent`, or at the top. Sent twice, it is added once.

    Raises NotPosted.
    """
    return begin_entry(
        PAGE,
        community,
        by=by,
        verb=PAGE_ADDED,
        title=title,
        body=body,
        topics=topics,
        state=PageState.CURRENT,
        at=at,
        make=lambda entry: _make_row(entry, parent),
    )


def become_page(entry: Entry) -> None:
    """Give its row to an entry that was made from another: at the top of the tree."""
    entry.state = PageState.CURRENT
    entry.save(update_fields=["state"])
    _make_row(entry, None)


def keep_contents(entry: Entry) -> None:
    """Keep the headings of its text, so that nobody looks for them when it is read."""
    Page.objects.filter(pk=entry.pk).update(contents=contents_of(entry))


def contents_of(entry: Entry) -> list[tuple[object, ...]]:
    return [dataclasses.astuple(one) for one in headings_in(entry.body_html)]


def last_place(under: int) -> int:
    """Where the next page of a level goes."""
    last = Page.objects.filter(under=under).aggregate(last=Max("place"))["last"]
    return 0 if last is None else last + 1


def _make_row(entry: Entry, parent: Entry | None) -> Page:
    if parent and len(line_up(parent.pk)) + 1 > MOST_LEVELS:
        raise NotPosted(
            _("The tree has at most %(number)d levels. Choose a place higher up.")
            % {"number": MOST_LEVELS}
        )
    under = level_of(parent, entry.community_id)
    return Page.objects.create(
        entry=entry,
        parent_id=parent.pk if parent else None,
        under=under,
        place=last_place(under),
        contents=contents_of(entry),
    )
