"""Move, merge and split entries, and undo each. Ids never change."""

from collections.abc import Sequence
from html import escape

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guildhall.activity.actions import record_quietly, unrecorded
from guildhall.commons import events
from guildhall.commons.actions.beside import copy_beside, files_move
from guildhall.commons.actions.entry import post_entry
from guildhall.commons.counting import recount_entries
from guildhall.commons.kinds import growths, kinds, tell_of_move
from guildhall.commons.log import tell
from guildhall.commons.models import Authorship, Entry, Follow, NamedLink, Reply, Standing
from guildhall.commons.text import editable
from guildhall.communities.models import Community, touch
from guildhall.people.models import Person


class NotMovable(ValueError):
    """It can't be moved there; the sentence says why."""


def move_entry(entry: Entry, *, to: Community, by: Person) -> Entry:
    """Move an entry to another community, with its replies, without the topics of the old one.

    The old address leads on for everyone who can see it there.
    """
    with transaction.atomic():
        entry = (
            Entry.objects.select_for_update(of=("self",))
            .select_related("community")
            .get(pk=entry.pk)
        )
        if entry.community_id == to.pk:
            return entry
        if kinds[entry.kind].room not in to.open_rooms:
            raise NotMovable("The other community has not opened the room this belongs to.")
        touch(entry.community_id, to.pk)
        entry.topics.clear()
        entry.community, entry.is_pinned = to, False
        entry.save(update_fields=["community", "is_pinned"])
        files_move([entry.pk], to=to)
        Entry.objects.filter(pk=entry.pk).touch()
        tell_of_move([entry], to=to)
        tell(events.ENTRY_MOVED, entry=entry, by=by)
    return entry


def move_entries(entries: Sequence[Entry], *, to: Community, by: Person | None) -> None:
    """Move many at once, without topics or notices; the caller tells people once."""
    now, ids = timezone.now(), [entry.pk for entry in entries]
    with transaction.atomic():
        touch(*{to.pk, *(entry.community_id for entry in entries)})
        Entry.topics.through.objects.filter(entry__in=ids).delete()
        Entry.objects.filter(pk__in=ids).update(
            community=to, is_pinned=False, version=F("version") + 1
        )
        files_move(ids, to=to)
        tell_of_move(entries, to=to)
        mover = by.pk if by else None
        about = {"actor_id": mover, "community_id": to.pk, "at": now}
        record_quietly([unrecorded(events.ENTRY_MOVED, entry_id=pk, **about) for pk in ids])


def merge_entry(entry: Entry, *, into: Entry, by: Person) -> list[int]:
    """Move its replies to `into`; its own text becomes a reply there, and its address leads there.

    Returns the ids of these replies, first that of its own text.
    """
    if entry.pk == into.pk or entry.kind != into.kind or entry.community_id != into.community_id:
        raise NotMovable("Choose another one of the same kind in this community.")
    with transaction.atomic():
        both = Entry.objects.filter(pk__in=[entry.pk, into.pk]).order_by("pk")
        locked = {one.pk: one for one in both.select_for_update(of=("self",))}
        entry, into = locked[entry.pk], locked[into.pk]
        if not entry.is_published or not into.is_published:
            raise NotMovable("One of the two has been removed.")
        moved = list(Reply.objects.filter(entry=entry).values_list("pk", flat=True))
        Reply.objects.filter(pk__in=moved).update(entry=into)
        as_reply = _own_text_as_reply(entry, into)
        copy_beside(entry, as_reply)
        followers = Follow.objects.filter(entry=entry).values_list("person_id", flat=True)
        Follow.objects.bulk_create(
            [Follow(person_id=pk, entry=into) for pk in followers], ignore_conflicts=True
        )
        _bring_authors(entry, into)
        entry.standing, entry.merged_into, entry.deleted_by = Standing.DELETED, into, by
        entry.save(update_fields=["standing", "merged_into", "deleted_by"])
        recount_entries(Entry.objects.filter(pk__in=[entry.pk, into.pk]))
        touch(entry.community_id)
        tell(events.ENTRY_MERGED, entry=entry, by=by, target=into.pk)
    return [as_reply.pk, *moved]


def undo_merge(entry: Entry, *, moved: list[int], by: Person) -> None:
    """Move the replies back, and delete the reply that its own text became."""
    with transaction.atomic():
        entry = (
            Entry.objects.select_for_update(of=("self",))
            .select_related("merged_into")
            .get(pk=entry.pk)
        )
        into = entry.merged_into
        if into is None:
            return
        as_reply, *replies = moved
        Reply.objects.filter(pk=as_reply).update(standing=Standing.DELETED, deleted_by=by)
        Reply.objects.filter(pk__in=replies, entry=into).update(entry=entry)
        Authorship.objects.filter(entry=into, came_with=entry).delete()
        entry.standing, entry.merged_into, entry.deleted_by = Standing.PUBLISHED, None, None
        entry.save(update_fields=["standing", "merged_into", "deleted_by"])
        recount_entries(Entry.objects.filter(pk__in=[entry.pk, into.pk]))
        touch(entry.community_id)
        tell(events.MERGE_UNDONE, entry=entry, by=by, target=into.pk)


def split_entry(entry: Entry, *, replies: list[Reply], title: str, by: Person) -> Entry:
    """Make a new entry from these replies: the first is its text, the others come with comments."""
    first, *others = sorted(replies, key=lambda reply: (reply.created_at, reply.pk))
    with transaction.atomic():
        Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        made = post_entry(
            kind=entry.kind,
            community=entry.community,
            by=first.author,
            title=title,
            body=editable(first),
            topics=entry.topics.all(),
            at=first.created_at,
        )
        copy_beside(first, made)
        growth = growths.get(entry.kind)
        ids = [reply.pk for reply in others]
        Reply.objects.filter(pk__in=ids).update(entry=made)
        Reply.objects.filter(parent__in=ids).update(entry=made)
        Reply.objects.filter(parent=first).update(entry=made, parent=None)
        Reply.objects.filter(pk=first.pk).update(standing=Standing.DELETED, deleted_by=by)
        if growth:
            growth.make(made)
        recount_entries(Entry.objects.filter(pk__in=[entry.pk, made.pk]))
        tell(events.ENTRY_SPLIT, entry=entry, by=by, target=made.pk, first=first.pk)
    return made


def undo_split(made: Entry, *, entry: Entry, first_id: int, by: Person) -> None:
    """Move everything back, also the replies since then."""
    with transaction.atomic():
        Entry.objects.select_for_update(of=("self",)).get(pk=made.pk)
        Reply.objects.filter(entry=made).update(entry=entry)
        Reply.objects.filter(pk=first_id).update(standing=Standing.PUBLISHED, deleted_by=None)
        Entry.objects.filter(pk=made.pk).update(
            standing=Standing.DELETED, deleted_by=by, merged_into=entry
        )
        recount_entries(Entry.objects.filter(pk__in=[entry.pk, made.pk]))
        touch(entry.community_id)
        tell(events.SPLIT_UNDONE, entry=made, by=by, target=entry.pk)


def _bring_authors(entry: Entry, into: Entry) -> None:
    """Its authors come after those of the entry it is merged into."""
    there = set(into.authorships.values_list("person_id", flat=True))
    last = max(into.authorships.values_list("order", flat=True), default=0)
    coming = [pk for pk in entry.authorships.values_list("person_id", flat=True) if pk not in there]
    Authorship.objects.bulk_create(
        Authorship(entry=into, person_id=pk, order=last + place, came_with=entry)
        for place, pk in enumerate(coming, start=1)
    )


def _own_text_as_reply(entry: Entry, into: Entry) -> Reply:
    """The title first, if it has one; the HTML is as it was rendered when it was written."""
    title = f"<p><strong>{escape(entry.title)}</strong></p>" if entry.title else ""
    as_reply = Reply.objects.create(
        entry=into,
        role=Reply.Role.COMMENT,
        author_id=entry.author_id,
        body=f"**{entry.title}**\n\n{entry.body}" if entry.title else entry.body,
        body_html=title + entry.body_html,
        source_format=entry.source_format,
        language=entry.language,
        renderer_version=entry.renderer_version,
        created_at=entry.created_at,
    )
    _copy_links(entry, as_reply)
    return as_reply


def _copy_links(entry: Entry, as_reply: Reply) -> None:
    """What its text links by name, so that the copy follows these entries, too."""
    NamedLink.objects.bulk_create(
        NamedLink(
            community_id=link.community_id,
            reply=as_reply,
            target_id=link.target_id,
            name=link.name,
            name_key=link.name_key,
        )
        for link in entry.named_links.all()
    )
