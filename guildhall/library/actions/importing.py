"""Pages that come with a folder: with their times, names, places, links and files. Quiet.

First all rows are made, which nobody sees, so that a page can link one that comes after it; then
texts are read, once each, and the pages are there. Both happen in portions, each in a transaction
of its own: an import that was cut goes on where it stopped.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction

from guildhall.activity.actions import record_quietly
from guildhall.commons.actions.attaching import attach_mentions_and_pictures
from guildhall.commons.importing import imported_event
from guildhall.commons.models import Authorship, Entry, Standing
from guildhall.commons.text import NotPosted, read_text, stamp
from guildhall.communities.models import Community, touch
from guildhall.kit.named_links import typed_link
from guildhall.kit.words import without_controls
from guildhall.library.actions.imported_files import ComingFiles, no_files
from guildhall.library.actions.pages import contents_of, last_place
from guildhall.library.events import PAGE, PAGE_ADDED
from guildhall.library.models import Page, PageKey, PageState, Reliance, level_of
from guildhall.people.models import Person

AT_ONCE = 200
_NOT_IN_A_NAME = re.compile(r"[\[\]|\n]+")

LinkTo = Callable[[str, str], str]
FileAt = Callable[[str], str]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class BroughtCare:
    """Who looks after a page that people rely on, and when; ids of people who belong here."""

    owner_id: int | None
    deputy_id: int | None
    every_months: int
    look_again_on: dt.date
    confirmed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """One page of a folder. `text` gives its Markdown: the links of pages and files are known then.

    `files` are the paths and names of what is beside it.
    """

    key: str
    title: str
    author_ids: Sequence[int]
    at: dt.datetime
    text: Callable[[LinkTo, FileAt], str]
    parent_key: str = ""
    topic_ids: Sequence[int] = ()
    state: str = PageState.CURRENT
    edited_at: dt.datetime | None = None
    care: BroughtCare | None = None
    files: Sequence[tuple[str, str]] = ()


def bring_in_pages(
    community: Community,
    pages: Sequence[BroughtPage],
    *,
    known: Mapping[str, int],
    files: ComingFiles | None = None,
    progress: Callable[[int], None] = lambda number: None,
) -> None:
    """Store pages in their order, parents first. Raises NotPosted; what came before is there.

    `known` are the ids of pages that are here already, by their keys, those among them whose text
    has not come yet.
    """
    ids = dict(known)
    for portion in _portions([page for page in pages if page.key not in ids]):
        with transaction.atomic():
            ids |= _make_rows(community, portion, ids)
    titles = {page.key: page.title for page in pages}

    def link_to(key: str, words: str) -> str:
        """As it is typed, by the number of the page: several can have one title."""
        title = titles.get(key, words)
        name = _NOT_IN_A_NAME.sub(" ", title).strip() or PAGE
        shown = "" if words == title else _NOT_IN_A_NAME.sub(" ", words).strip()
        return typed_link(f"#{ids[key]} {name}", shown)

    people = Person.objects.get_queryset().in_bulk(
        {person_id for page in pages for person_id in page.author_ids}
    )
    coming = files or ComingFiles(no_files)
    for portion in _portions(pages):
        with transaction.atomic():
            _write(community, portion, ids, people, link_to, coming)
        progress(len(portion))


def _portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def _make_rows(
    community: Community, pages: Sequence[BroughtPage], known: Mapping[str, int]
) -> dict[str, int]:
    """Their ids by their keys. Nobody sees them until their texts are there."""
    entries = [_entry(community, page) for page in pages]
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE)
    new = {page.key: entry.pk for page, entry in zip(pages, entries, strict=True)}
    _put_in_places(community, pages, entries, {**known, **new})
    PageKey.objects.bulk_create(
        PageKey(entry=entry, community=community, key=page.key, is_whole=False)
        for page, entry in zip(pages, entries, strict=True)
    )
    return new


def _entry(community: Community, page: BroughtPage) -> Entry:
    return Entry(
        community=community,
        kind=PAGE,
        author_id=page.author_ids[0],
        title=without_controls(page.title),
        state=page.state,
        standing=Standing.DELETED,
        language=community.language,
        created_at=page.at,
        edited_at=page.edited_at,
        last_active_at=page.edited_at or page.at,
    )


def _put_in_places(
    community: Community,
    pages: Sequence[BroughtPage],
    entries: list[Entry],
    ids: Mapping[str, int],
) -> None:
    """Each as the last one below its parent. One query for each level that is there already."""
    places: dict[int, int] = {}
    new = {entry.pk for entry in entries}
    rows = []
    for page, entry in zip(pages, entries, strict=True):
        parent_id = ids.get(page.parent_key)
        under = level_of(Entry(pk=parent_id) if parent_id else None, community.pk)
        if under not in places:
            places[under] = 0 if parent_id in new else last_place(under)
        rows.append(Page(entry=entry, parent_id=parent_id, under=under, place=places[under]))
        places[under] += 1
    Page.objects.bulk_create(rows, batch_size=AT_ONCE)


def _write(
    community: Community,
    pages: Sequence[BroughtPage],
    ids: Mapping[str, int],
    people: Mapping[int, Person],
    link_to: LinkTo,
    files: ComingFiles,
) -> None:
    """Their texts, and all that belongs to them: from then on they are there."""
    by_id = Entry.objects.in_bulk([ids[page.key] for page in pages])
    entries = [by_id[ids[page.key]] for page in pages]
    Entry.objects.filter(pk__in=by_id).update(standing=Standing.PUBLISHED)
    coming = frozenset(ids.values())
    for page, entry in zip(pages, entries, strict=True):
        entry.community, entry.standing = community, Standing.PUBLISHED
        text = page.text(link_to, _file_at(entry, page, people[page.author_ids[0]], files))
        _write_text(entry, page, text, people[page.author_ids[0]], coming)
    Entry.objects.bulk_update(
        entries,
        ["body", "body_html", "lead", "source_format", "renderer_version"],
        batch_size=AT_ONCE,
    )
    _keep_rows(community, pages, entries)
    touch(community.pk)


def _file_at(entry: Entry, page: BroughtPage, author: Person, files: ComingFiles) -> FileAt:
    """Keep what is beside the page; what the text shows is kept when it is asked for."""
    for path, name in page.files:
        files.beside(path, name, entry, by=author)
    return lambda path: files.in_text(path, entry, by=author)


def _write_text(
    entry: Entry, page: BroughtPage, typed: str, author: Person, coming: Collection[int]
) -> None:
    try:
        text = read_text(typed, community=entry.community, coming=coming)
        stamp(entry, text)
        attach_mentions_and_pictures(text, entry=entry, by=author)
    except NotPosted as problem:
        raise NotPosted(f"{page.title}: {problem}") from None


def _keep_rows(community: Community, pages: Sequence[BroughtPage], entries: list[Entry]) -> None:
    pairs = list(zip(pages, entries, strict=True))
    rows = Page.objects.in_bulk([entry.pk for entry in entries])
    for entry in entries:
        rows[entry.pk].contents = contents_of(entry)
    Page.objects.bulk_update(rows.values(), ["contents"], batch_size=AT_ONCE)
    PageKey.objects.filter(entry__in=entries).update(is_whole=True)
    Authorship.objects.bulk_create(
        Authorship(entry=entry, person_id=person_id, order=order)
        for page, entry in pairs
        for order, person_id in enumerate(page.author_ids)
    )
    filed = Entry.topics.through
    filed.objects.bulk_create(
        filed(entry_id=entry.pk, topic_id=topic_id)
        for page, entry in pairs
        for topic_id in page.topic_ids
    )
    Reliance.objects.bulk_create(
        _reliance(entry, page.care) for page, entry in pairs if page.care is not None
    )
    record_quietly(
        [
            imported_event(
                PAGE_ADDED,
                community,
                entry.author_id,
                page.at,
                entry_id=entry.pk,
                topics=list(page.topic_ids),
            )
            for page, entry in pairs
        ]
    )


def _reliance(entry: Entry, care: BroughtCare) -> Reliance:
    """Without an owner who belongs here, it is among the pages that look for one."""
    since = {"confirmed_at": care.confirmed_at} if care.confirmed_at else {}
    return Reliance(
        entry=entry,
        owner_id=care.owner_id,
        deputy_id=care.deputy_id,
        confirmed_by_id=care.owner_id if care.confirmed_at else None,
        every_months=care.every_months,
        look_again_on=care.look_again_on,
        **since,
    )
