"""How a tip or practice is stored: an entry, its row, and the parts of its text."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import begin_entry
from guildhall.commons.models import Entry
from guildhall.commons.text import NotPosted, stored_source
from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person
from guildhall.people.queries import unit_of
from guildhall.practices.actions.freshness import day_of_next_check
from guildhall.practices.models import Label, Rung, Way
from guildhall.practices.way_parts import (
    MOST_IN_A_PART,
    filled_parts,
    part_of,
    text_of_parts,
)


def post_way(
    kind: str,
    community: Community,
    *,
    by: Person,
    title: str,
    parts: Mapping[str, str],
    label: Label | None,
    topics: Iterable[Topic],
    at: dt.datetime | None,
    verb: str,
) -> Entry:
    """A new tip or practice with its row. Raises NotPosted."""
    filled = valid_parts(kind, parts)
    body = text_of_parts(kind, filled)
    return begin_entry(
        kind,
        community,
        by=by,
        verb=verb,
        title=title,
        body=body,
        topics=topics,
        state=Rung.NEW,
        at=at,
        make=lambda entry: _make_row(entry, filled, label, at or timezone.now()),
    )


def become_way(entry: Entry) -> None:
    """Make the row of an entry that grew from something else, or from a line of notes."""
    entry.state = Rung.NEW
    entry.save(update_fields=["state"])
    _make_row(entry, {}, None, entry.created_at)


def keep_parts(entry: Entry, parts: Mapping[str, str], **more: object) -> None:
    """Write the row's parts, and what else changes with them."""
    way = Way.objects.get(pk=entry.pk)
    for name, value in {"parts": _stored(entry.community, parts), **more}.items():
        setattr(way, name, value)
    way.save(update_fields=["parts", *more])
    entry.way = way


def valid_parts(kind: str, parts: Mapping[str, str]) -> dict[str, str]:
    """Only the parts that are filled in. Raises NotPosted for one that is too long."""
    filled = filled_parts(kind, parts)
    for name, text in filled.items():
        if len(text) > MOST_IN_A_PART:
            part = part_of(kind, name)
            raise NotPosted(
                _("“%(part)s” is longer than %(most)s characters. Please shorten it.")
                % {"part": part.heading if part else name, "most": f"{MOST_IN_A_PART:,}"}
            )
    return filled


def _make_row(
    entry: Entry, parts: Mapping[str, str], label: Label | None, moment: dt.datetime
) -> Way:
    unit = unit_of(entry.author)
    return Way.objects.create(
        entry=entry,
        parts=_stored(entry.community, parts),
        label=label,
        home_unit=unit.name if unit else "",
        look_again_on=day_of_next_check(entry.community, moment),
    )


def _stored(community: Community, parts: Mapping[str, str]) -> dict[str, str]:
    """As they are kept: people by id."""
    return {name: stored_source(text, community) for name, text in parts.items()}
