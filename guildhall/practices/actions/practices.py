"""Write a practice, of its own or from tips, or a local version of one."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from guildhall.commons.actions import add_author, discard_draft, grow, link_entries, set_topics
from guildhall.commons.models import Entry, Link
from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.storing import keep_parts, post_way, valid_parts
from guildhall.practices.events import PRACTICE
from guildhall.practices.way_parts import text_of_parts


def write_practice(
    community: Community,
    *,
    by: Person,
    title: str,
    parts: Mapping[str, str],
    topics: Iterable[Topic] = (),
    from_tips: Sequence[Entry] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """A practice, of its own or from several tips, whose authors all become its authors.

    Raises NotPosted, NotGrown.
    """
    with transaction.atomic():
        if not from_tips:
            return post_way(
                PRACTICE,
                community,
                by=by,
                title=title,
                parts=parts,
                label=None,
                topics=topics,
                at=at,
                verb=events.PRACTICE_WRITTEN,
            )
        first, *others = from_tips
        filled = valid_parts(PRACTICE, parts)
        entry = grow(
            first,
            to_kind=PRACTICE,
            by=by,
            title=title,
            body=text_of_parts(PRACTICE, filled),
            says_otherwise=True,
            at=at,
        )
        keep_parts(entry, filled)
        for tip in others:
            _grow_along(tip, entry, by)
        set_topics(entry, topics or entry.topics.all())
    return entry


def branch_practice(
    source: Entry,
    *,
    by: Person,
    title: str,
    place: str,
    parts: Mapping[str, str],
    at: dt.datetime | None = None,
) -> Entry:
    """A local version beside the original, which stays as it is. Raises NotGrown, NotPosted."""
    filled = valid_parts(PRACTICE, parts)
    with transaction.atomic():
        entry = grow(
            source,
            to_kind=PRACTICE,
            by=by,
            title=title,
            body=text_of_parts(PRACTICE, filled),
            says_otherwise=True,
            at=at,
        )
        keep_parts(entry, filled, branch_of=source, branch_place=place[:80], home_unit=place[:80])
        discard_draft(person=by, form="branch", target=source.draft_target)
    return entry


def _grow_along(tip: Entry, practice: Entry, by: Person) -> None:
    """One more tip that went into a practice."""
    link_entries(tip, practice, kind=Link.Kind.GREW_INTO, by=by)
    for authorship in tip.authorships.select_related("person"):
        add_author(practice, authorship.person)
