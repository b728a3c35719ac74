"""Join an idea: “I'd use it”, “I'd help”, “I have a doubt”; and take that back."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guildhall.commons.actions import post_reply
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Reply, touch_entry
from guildhall.ideas import events
from guildhall.ideas.models import Doubt, Idea, Joining
from guildhall.people.models import Person


def join_idea(
    entry: Entry, *, joined_as: str, by: Person, at: dt.datetime | None = None
) -> Joining:
    """They would use it, or help. Said twice, it is said once."""
    with transaction.atomic():
        idea = Idea.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        joining, is_new = Joining.objects.get_or_create(
            idea=idea,
            person=by,
            joined_as=Joining.As(joined_as),
            defaults={"at": at or timezone.now()},
        )
        if is_new:
            touch_entry(entry)
            tell(
                events.IDEA_JOINED,
                entry=entry,
                by=by,
                toward=entry.author_id,
                at=at,
                joined_as=joined_as,
            )
    return joining


def take_back_joining(entry: Entry, *, joined_as: str, by: Person) -> None:
    """They would not, any more. Taking back twice is harmless."""
    with transaction.atomic():
        number, _rows = Joining.objects.filter(
            idea=entry.pk, person=by, joined_as=joined_as
        ).delete()
        if number:
            touch_entry(entry)
            tell(events.JOINING_TAKEN_BACK, entry=entry, by=by, toward=entry.author_id)


def doubt_idea(entry: Entry, *, by: Person, body: str, at: dt.datetime | None = None) -> Reply:
    """A reply that says what speaks against it. Raises NotPosted, ParentGone."""
    with transaction.atomic():
        reply = post_reply(entry, by=by, body=body, verb=events.IDEA_DOUBTED, at=at)
        Doubt.objects.get_or_create(reply=reply)
    return reply


def settle_doubt(reply: Reply, *, by: Person) -> None:
    """It is a doubt no longer; what they wrote stays."""
    _settle(reply, by=by, settled_at=timezone.now())


def raise_doubt_again(reply: Reply, *, by: Person) -> None:
    """It is a doubt still."""
    _settle(reply, by=by, settled_at=None)


def _settle(reply: Reply, *, by: Person, settled_at: dt.datetime | None) -> None:
    with transaction.atomic():
        doubts = Doubt.objects.filter(reply=reply, settled_at__isnull=settled_at is not None)
        if not doubts.update(settled_at=settled_at):
            return
        Reply.objects.filter(pk=reply.pk).update(version=F("version") + 1)
        touch_entry(reply.entry)
        verb = events.DOUBT_SETTLED if settled_at else events.DOUBT_RAISED_AGAIN
        tell(verb, entry=reply.entry, by=by, reply=reply)
