"""Ask someone what came of it, tell the story, or leave it untold."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons.actions import discard_draft, entry_just_posted, link_entries, post_entry
from guildhall.commons.log import tell, tell_posted
from guildhall.commons.models import Entry, Link, Standing
from guildhall.people.models import Person
from guildhall.stories import events
from guildhall.stories.events import ROOM, STORY
from guildhall.stories.models import StoryAsk

ASKED_AFTER = dt.timedelta(days=14)


class NotTold(ValueError):
    """The story cannot be told; the sentence says why."""


def tell_story(
    about: Entry, *, by: Person, sentence: str, more: str = "", at: dt.datetime | None = None
) -> Entry:
    """A story that grows from the entry it is about; the person telling it agreed to share it.

    Sent twice, it is told once. Raises NotTold, NotPosted.
    """
    with transaction.atomic():
        about = (
            Entry.objects.select_for_update(of=("self",))
            .select_related("community")
            .get(pk=about.pk)
        )
        if not about.is_published:
            raise NotTold("What this is about has been removed in the meantime.")
        if not at:
            earlier = entry_just_posted(STORY, about.community, by=by, title=sentence, body=more)
            if earlier:
                return earlier
        story = post_entry(
            kind=STORY,
            community=about.community,
            by=by,
            title=sentence,
            body=more,
            topics=about.topics.all(),
            at=at,
        )
        link = link_entries(about, story, kind=Link.Kind.GREW_INTO, by=by)
        if at:
            Link.objects.filter(pk=link.pk).update(made_at=at)
        StoryAsk.objects.filter(person=by, entry=about, answered_at=None).update(
            answered_at=at or timezone.now(), story=story
        )
        discard_draft(person=by, form="story", target=about.draft_target)
        tell_posted(events.STORY_TOLD, entry=story, by=by, toward=about.author_id, at=at)
    return story


def ask_for_story(entry: Entry, *, of: Person, at: dt.datetime) -> None:
    """It worked for them: ask in two weeks, once for each entry. Asking twice is harmless."""
    StoryAsk.objects.get_or_create(person=of, entry=entry, defaults={"ask_at": at + ASKED_AFTER})


def leave_untold(ask: StoryAsk, *, by: Person) -> None:
    """There is nothing to tell, or not to others. They are not asked again. Twice is harmless."""
    with transaction.atomic():
        if StoryAsk.objects.waiting().filter(pk=ask.pk).update(answered_at=timezone.now()):
            tell(events.STORY_DECLINED, entry=ask.entry, by=by)


def ask_due() -> None:
    """Ask everyone whose two weeks are over, once, unless the entry has gone. Recurring."""
    now = timezone.now()
    due = (
        StoryAsk.objects.waiting()
        .filter(asked_at=None, ask_at__lte=now)
        .select_related("entry__community")
    )
    for ask in due.iterator(chunk_size=200):
        community = ask.entry.community
        with transaction.atomic():
            is_new = (
                StoryAsk.objects.waiting().filter(pk=ask.pk, asked_at=None).update(asked_at=now)
            )
            can_be_told = (
                ask.entry.standing == Standing.PUBLISHED
                and not community.is_closed
                and ROOM in community.open_rooms
            )
            if is_new and can_be_told:
                tell(events.STORY_ASKED, entry=ask.entry, by=None, toward=ask.person_id, ask=ask.pk)
