"""One's own record by years, and what of one's own texts could go into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, Reply
from guildhall.commons.reply_paths import path_of_reply
from guildhall.communities.rooms import kinds
from guildhall.people.models import Person
from guildhall.records.models import RecordItem
from guildhall.web.panels import Intent, begins

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Item:
    """One item, and where it leads: empty where there is nothing its person can read."""

    item: RecordItem
    path: str


@dataclass(frozen=True, slots=True)
class PartOfYear:
    label: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Year:
    """What someone chose to keep of a year, by its parts."""

    year: int
    parts: Sequence[PartOfYear]


def years_of(person: Person) -> list[Year]:
    """The newest year first; within it the parts in their own order. Three queries at most."""
    items = list(RecordItem.objects.visible_to(person).order_by("-on", "-pk"))
    paths = _paths_of(items, person)
    return [
        Year(year, _parts_of([Item(item, paths.get(item.pk, "")) for item in of_year]))
        for year, of_year in groupby(items, key=lambda item: item.on.year)
    ]


def texts_of(person: Person) -> QuerySet[Entry]:
    """What they wrote themselves and is published, without what is in the record already."""
    chosen = RecordItem.objects.visible_to(person).filter(entry__isnull=False, reply=None)
    mine = Entry.objects.visible_to(person).published().filter(author=person)
    return mine.exclude(pk__in=chosen.values("entry")).for_list().select_related("community")


def replies_of(person: Person) -> QuerySet[Reply]:
    """The same of their answers and comments to others."""
    chosen = RecordItem.objects.visible_to(person).filter(reply__isnull=False)
    mine = Reply.objects.visible_to(person).published().filter(author=person)
    to_others = mine.exclude(entry__author=person).exclude(pk__in=chosen.values("reply"))
    return to_others.select_related("entry__community")


def part_for(about: Entry | Reply) -> str:
    """Where it would go, until its person says otherwise."""
    if isinstance(about, Reply):
        return RecordItem.Part.HELPED
    asking = {begin.room for begin in begins if begin.intent is Intent.ASK}
    is_asked = kinds[about.kind].room in asking
    return RecordItem.Part.ASKED if is_asked else RecordItem.Part.BUILT


def _parts_of(items: Sequence[Item]) -> list[PartOfYear]:
    parts = (
        PartOfYear(str(part.label), [one for one in items if one.item.part == part])
        for part in RecordItem.Part
    )
    return [part for part in parts if part.items]


def _paths_of(items: Sequence[RecordItem], person: Person) -> dict[int, str]:
    """Addresses of what they still can read, by the id of the item. Two queries."""
    entries = Entry.objects.visible_to(person).select_related("community")
    by_entry = entries.in_bulk([item.entry_id for item in items if item.entry_id])
    replies = Reply.objects.visible_to(person).only("pk")
    by_reply = replies.in_bulk([item.reply_id for item in items if item.reply_id])
    paths = {}
    for item in items:
        entry = by_entry.get(item.entry_id or 0)
        if entry is None:
            continue
        slug = entry.community.slug
        if item.reply_id is None:
            paths[item.pk] = path_of(entry, slug)
        elif item.reply_id in by_reply:
            paths[item.pk] = path_of_reply(entry, slug, item.reply_id)
    return paths
