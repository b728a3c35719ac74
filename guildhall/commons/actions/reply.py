"""Replies: answers, and comments on an entry or on an answer."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from guildhall.commons import events
from guildhall.commons.actions.attaching import attach_mentions_and_pictures
from guildhall.commons.actions.draft import discard_draft
from guildhall.commons.actions.just_posted import reply_just_posted
from guildhall.commons.actions.meanwhile import require_unchanged
from guildhall.commons.counting import count_new_reply, lock_talk, recount_talk
from guildhall.commons.gates import Posting, standing_of
from guildhall.commons.kinds import tell_of_reply
from guildhall.commons.log import tell, tell_posted
from guildhall.commons.models import Entry, Follow, Reply, Revision, Standing, touch_entry
from guildhall.commons.text import is_as_before, read_text, stamp
from guildhall.communities.models import touch
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person


class ParentGone(ValueError):
    """What someone replied to has been deleted meanwhile. The text is kept as a draft."""


def post_reply(
    entry: Entry,
    *,
    by: Person,
    body: str,
    role: str = Reply.Role.COMMENT,
    parent: Reply | None = None,
    verb: str = events.REPLY_POSTED,
    at: dt.datetime | None = None,
) -> Reply:
    """Reply to an entry, or to a reply one level down. Sent twice, it is posted once.

    Raises NotPosted, ParentGone.
    """
    text = read_text(body, community=entry.community)  # takes long: nobody waits for it
    with transaction.atomic():
        moment = at or timezone.now()
        _require_there(entry, parent)
        top = parent.parent if parent and parent.parent_id else parent
        if not at:
            earlier = reply_just_posted(entry, by=by, parent=top, role=role, text=text)
            if earlier:
                return earlier
        reply = Reply(
            entry=entry,
            parent=top,
            answers=parent if parent is not top else None,
            role=role,
            author=by,
            created_at=moment,
            language=entry.community.language,
        )
        stamp(reply, text)
        if at is None:
            reply.standing = standing_of(Posting(by, entry.community, text, entry))
        reply.save(force_insert=True)
        attach_mentions_and_pictures(text, reply=reply, by=by)
        if reply.is_published:
            count_new_reply(entry.pk, at=moment)
            tell_of_reply(entry, reply)
        else:
            recount_talk(entry.pk)
        Follow.objects.bulk_create([Follow(person=by, entry=entry)], ignore_conflicts=True)
        discard_draft(person=by, form="reply", target=reply_target(entry, parent))
        touch(entry.community_id)
        tell_posted(
            verb, entry=entry, by=by, reply=reply, toward=(parent or entry).author_id, at=at
        )
    return reply


def reply_target(entry: Entry, parent: Reply | None) -> str:
    """How a draft names what it replies to."""
    return entry.draft_target if parent is None else f"reply {parent.pk}"


def edit_reply(
    reply: Reply, *, by: Person, body: str, note: str = "", since: str | None = None
) -> Reply:
    """Change the text and keep the old one as a revision.

    `since` is the mark of the text that the writer began from. Raises WrittenMeanwhile, NotPosted.
    """
    with transaction.atomic():
        lock_talk(reply.entry_id)
        reply = (
            Reply.objects.select_for_update(of=("self",))
            .select_related("entry__community")
            .get(pk=reply.pk)
        )
        require_unchanged(reply, since=since, body=body)
        discard_draft(person=by, form="edit", target=f"reply {reply.pk}")
        if is_as_before(reply, body):
            return reply
        text = read_text(body, community=reply.entry.community)
        Revision.objects.create(
            reply=reply,
            editor=by,
            body=reply.body,
            source_format=reply.source_format,
            note=note[:160],
        )
        stamp(reply, text)
        reply.edited_at = timezone.now()
        reply.version += 1
        reply.save()
        reply.mentions.all().delete()
        reply.group_mentions.all().delete()
        reply.named_links.all().delete()
        attach_mentions_and_pictures(text, reply=reply, by=by)
        _changed(reply, by, events.REPLY_EDITED)
    return reply


def delete_reply(reply: Reply, *, by: Person) -> Reply:
    """Delete a reply with the comments on it. Its author and the stewards can restore it."""
    return _set_standing(reply, Standing.DELETED, by, events.REPLY_DELETED)


def restore_reply(reply: Reply, *, by: Person) -> Reply:
    return _set_standing(reply, Standing.PUBLISHED, by, events.REPLY_RESTORED)


def _set_standing(reply: Reply, standing: str, by: Person, verb: str) -> Reply:
    with transaction.atomic():
        lock_talk(reply.entry_id)
        reply = (
            Reply.objects.select_for_update(of=("self",)).select_related("entry").get(pk=reply.pk)
        )
        if reply.standing == standing:
            return reply
        reply.standing = standing
        reply.deleted_by = by if standing == Standing.DELETED else None
        reply.version += 1
        reply.save(update_fields=["standing", "deleted_by", "version"])
        recount_talk(reply.entry_id)
        _changed(reply, by, verb)
    return reply


def _changed(reply: Reply, by: Person, verb: str) -> None:
    touch_entry(reply.entry)
    tell(verb, entry=reply.entry, by=by, reply=reply)


def _require_there(entry: Entry, parent: Reply | None) -> None:
    """Lock the entry's row, so that nobody deletes it between check and write.

    What a steward may have set since the page was opened is read again for the gates.
    """
    now = _published.first(entry_id=entry.pk)
    if parent and now:
        siblings = Reply.objects.published().filter(entry=entry)
        now = now if siblings.filter(pk=parent.pk).exists() else None
    if now is None:
        raise ParentGone(
            "What you replied to has been removed in the meantime. Your text is kept as a draft."
        )
    entry.locked_at, entry.slow_minutes = now.locked_at, now.slow_minutes


@prepared
def _published(entry_id: int) -> QuerySet[Entry]:
    rows = Entry.objects.published().filter(pk=entry_id)
    return rows.only("locked_at", "slow_minutes").select_for_update()
