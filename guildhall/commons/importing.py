"""Imported texts, stored in bulk and without notices."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from guildhall.activity.actions import record_quietly, unrecorded
from guildhall.activity.listeners import Event
from guildhall.commons import events
from guildhall.commons.models import Authorship, Entry, Reply
from guildhall.commons.models.entry import Written
from guildhall.commons.text import MAX_BODY, lead_of
from guildhall.communities.models import Community
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.kit.mentions import MENTION
from guildhall.kit.rendering import Source, rendered
from guildhall.kit.words import without_controls

_RAW_HTML = re.compile(r"<(?!https?://|mailto:)[a-zA-Z/!]")


@dataclass(slots=True)
class Brought:
    """One imported text: who wrote it and when, as Markdown where the source has it, or as HTML."""

    author_id: int
    at: dt.datetime
    html: str
    markdown: str = ""
    title: str = ""
    last_active_at: dt.datetime | None = None
    edited_at: dt.datetime | None = None
    score: int = 0
    url: str = ""
    licence: str = ""
    topic_ids: Sequence[int] = field(default_factory=tuple)
    state: str = ""


def bring_in_entries(
    community: Community, *, kind: str, texts: list[Brought], verb: str
) -> list[Entry]:
    """Store entries with original times, authors and topics, in the caller's transaction."""
    entries = []
    for brought, source, html in _read(texts):
        entry = Entry(
            community=community,
            kind=kind,
            author_id=brought.author_id,
            title=without_controls(brought.title)[:200],
            state=brought.state,
            last_active_at=brought.last_active_at or brought.at,
            **_written(brought, community),
        )
        _stamp(entry, source, html)
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=200)
    Authorship.objects.bulk_create(
        Authorship(entry=entry, person_id=entry.author_id) for entry in entries
    )
    pairs = [
        (entry.pk, topic_id)
        for entry, brought in zip(entries, texts, strict=True)
        for topic_id in brought.topic_ids
    ]
    filed = Entry.topics.through
    filed.objects.bulk_create(
        filed(entry_id=entry_id, topic_id=topic_id) for entry_id, topic_id in pairs
    )
    record_quietly(
        [
            imported_event(
                verb,
                community,
                entry.author_id,
                brought.at,
                entry_id=entry.pk,
                topics=list(brought.topic_ids),
            )
            for entry, brought in zip(entries, texts, strict=True)
        ]
    )
    return entries


def bring_in_replies(
    community: Community,
    *,
    role: str,
    texts: list[tuple[Brought, Entry, Reply | None]],
    verb: str = events.REPLY_POSTED,
) -> list[Reply]:
    """Store replies, each with its entry and the reply it answers; counters are set at the end."""
    replies = []
    read = _read([brought for brought, _entry, _parent in texts])
    for (brought, source, html), (_brought, entry, parent) in zip(read, texts, strict=True):
        reply = Reply(
            entry=entry,
            parent=parent,
            role=role,
            author_id=brought.author_id,
            **_written(brought, community),
        )
        _stamp(reply, source, html)
        replies.append(reply)
    Reply.objects.bulk_create(replies, batch_size=200)
    record_quietly(
        [
            imported_event(
                verb,
                community,
                reply.author_id,
                brought.at,
                entry_id=entry.pk,
                reply_id=reply.pk,
                toward_id=(parent or entry).author_id,
            )
            for reply, (brought, entry, parent) in zip(replies, texts, strict=True)
        ]
    )
    return replies


def _written(brought: Brought, community: Community) -> dict[str, object]:
    return {
        "created_at": brought.at,
        "edited_at": brought.edited_at,
        "language": community.language,
        "source_url": brought.url[:300],
        "source_score": brought.score,
        "source_licence": brought.licence[:40],
    }


def _read(texts: Sequence[Brought]) -> list[tuple[Brought, Source, str]]:
    """Each text with its source and its HTML."""
    sources = [_source(brought) for brought in texts]
    return list(zip(texts, sources, rendered(sources), strict=True))


def _source(brought: Brought) -> Source:
    """As Markdown where that shows all of it; a text with HTML tags in it stays HTML."""
    markdown = without_controls(brought.markdown)
    if markdown and len(markdown) <= MAX_BODY and not _RAW_HTML.search(markdown):
        return Source(MENTION.sub("@somebody", markdown), is_markdown=True)
    return Source(without_controls(brought.html), is_markdown=False)


def _stamp(written: Written, source: Source, html: str) -> None:
    formats = Written.Format
    written.body, written.body_html = source.body, html
    written.source_format = formats.MARKDOWN if source.is_markdown else formats.HTML
    written.renderer_version = RENDERER_VERSION
    if isinstance(written, Entry):
        written.lead = lead_of(written.body_html)


def imported_event(
    verb: str, community: Community, actor_id: int, at: dt.datetime, **ids: object
) -> Event:
    """An event of an import, ready for `record_quietly`."""
    return unrecorded(
        verb, community_id=community.pk, actor_id=actor_id, at=at, is_imported=True, **ids
    )
