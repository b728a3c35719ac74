"""Entries: post, edit, delete, restore, pin, link. Rooms call these in their own actions."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from guildhall.commons import events
from guildhall.commons.actions.attaching import attach_mentions_and_pictures
from guildhall.commons.actions.draft import discard_draft
from guildhall.commons.actions.meanwhile import require_unchanged
from guildhall.commons.gates import Posting, standing_of
from guildhall.commons.log import tell
from guildhall.commons.models import Authorship, Entry, Follow, Link, Revision, Standing
from guildhall.commons.text import Text, is_as_before, read_text, stamp
from guildhall.communities.models import Community, Topic, touch
from guildhall.kit.words import without_controls
from guildhall.people.models import Person


def post_entry(
    *,
    kind: str,
    community: Community,
    by: Person,
    title: str = "",
    body: str | Text = "",
    topics: Iterable[Topic] = (),
    state: str = "",
    at: dt.datetime | None = None,
    passes_gates: bool = True,
) -> Entry:
    """A new entry, which its author follows: published, or held where a gate says so.

    The room records the event. Gates aren't asked about what comes with its own time (an import,
    the demo) or grows from another entry. Raises NotPosted.
    """
    text = read_text(body, community=community)
    moment = at or timezone.now()
    entry = Entry(
        kind=kind,
        community=community,
        author=by,
        title=_one_line(title),
        state=state,
        language=community.language,
        created_at=moment,
        last_active_at=moment,
    )
    stamp(entry, text)
    if at is None and passes_gates:
        entry.standing = standing_of(Posting(by, community, text))
    entry.save(force_insert=True)
    entry.topics.set(topics)
    Authorship.objects.create(entry=entry, person=by)
    Follow.objects.create(entry=entry, person=by, at=moment)
    attach_mentions_and_pictures(text, entry=entry, by=by)
    touch(community.pk)
    return entry


def edit_entry(
    entry: Entry,
    *,
    by: Person,
    title: str,
    body: str,
    note: str = "",
    since: str | None = None,
) -> Entry:
    """Change the text and keep the old one as a revision. Changing nothing records nothing.

    `since` is the mark of the text that the writer began from. Raises WrittenMeanwhile, NotPosted.
    """
    with transaction.atomic():
        entry = Entry.objects.select_for_update().select_related("community").get(pk=entry.pk)
        require_unchanged(entry, since=since, body=body)
        discard_draft(person=by, form="edit", target=entry.draft_target)
        text = None if is_as_before(entry, body) else read_text(body, community=entry.community)
        if entry.title == _one_line(title) and (text is None or text.source == entry.body):
            return entry
        _keep_revision(entry, by, note)
        entry.title, entry.edited_at = _one_line(title), timezone.now()
        entry.version += 1
        if text:
            stamp(entry, text)
        entry.save()
        if text:
            _reshow(text, entry, by)
        touch(entry.community_id)
        tell(events.ENTRY_EDITED, entry=entry, by=by)
    return entry


def delete_entry(entry: Entry, *, by: Person) -> Entry:
    """Delete an entry. Its author and the stewards can restore it."""
    return _set_standing(entry, Standing.DELETED, by, events.ENTRY_DELETED)


def restore_entry(entry: Entry, *, by: Person) -> Entry:
    """Restore a deleted entry."""
    return _set_standing(entry, Standing.PUBLISHED, by, events.ENTRY_RESTORED)


def pin(entry: Entry, *, by: Person) -> None:
    """Keep an announcement at the top."""
    _set_pinned(entry, True, by, events.ENTRY_PINNED)


def unpin(entry: Entry, *, by: Person) -> None:
    _set_pinned(entry, False, by, events.ENTRY_UNPINNED)


def set_topics(entry: Entry, topics: Iterable[Topic]) -> None:
    """File the entry under exactly these topics."""
    entry.topics.set(topics)
    Entry.objects.filter(pk=entry.pk).touch()


def link_entries(source: Entry, target: Entry, *, kind: str, by: Person | None) -> Link:
    """Link one entry to another. Linking twice is harmless."""
    with transaction.atomic():
        link, is_new = Link.objects.get_or_create(
            source=source, target=target, kind=kind, defaults={"made_by": by}
        )
        if is_new:
            Entry.objects.filter(pk__in=[source.pk, target.pk]).touch()
            tell(events.ENTRY_LINKED, entry=source, by=by, target=target.pk, kind=kind)
    return link


def unlink_entries(source: Entry, target: Entry, *, kind: str) -> None:
    Link.objects.filter(source=source, target=target, kind=kind).delete()
    Entry.objects.filter(pk__in=[source.pk, target.pk]).touch()


def _set_standing(entry: Entry, standing: str, by: Person, verb: str) -> Entry:
    with transaction.atomic():
        entry = Entry.objects.select_for_update().get(pk=entry.pk)
        if entry.standing == standing:
            return entry
        entry.standing = standing
        entry.deleted_by = by if standing == Standing.DELETED else None
        entry.version += 1
        entry.save(update_fields=["standing", "deleted_by", "version"])
        touch(entry.community_id)
        tell(verb, entry=entry, by=by)
    return entry


def _set_pinned(entry: Entry, is_pinned: bool, by: Person, verb: str) -> None:
    with transaction.atomic():
        if Entry.objects.filter(pk=entry.pk, is_pinned=not is_pinned).update(is_pinned=is_pinned):
            touch(entry.community_id)
            tell(verb, entry=entry, by=by)


def _keep_revision(entry: Entry, by: Person, note: str) -> None:
    Revision.objects.create(
        entry=entry,
        editor=by,
        title=entry.title,
        body=entry.body,
        source_format=entry.source_format,
        note=note[:160],
    )


def _reshow(text: Text, entry: Entry, by: Person) -> None:
    entry.mentions.all().delete()
    entry.group_mentions.all().delete()
    entry.named_links.all().delete()
    attach_mentions_and_pictures(text, entry=entry, by=by)


def _one_line(title: str) -> str:
    return without_controls(" ".join(title.split()))[:200]
