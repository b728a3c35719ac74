"""Edit a tip or practice, or add one more part to it."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.actions import add_author, discard_draft, edit_entry, set_topics
from guildhall.commons.log import tell
from guildhall.commons.models import Entry
from guildhall.commons.text import NotPosted
from guildhall.communities.models import Topic
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.checking import lapse_check
from guildhall.practices.actions.storing import keep_parts, valid_parts
from guildhall.practices.models import Label, Way
from guildhall.practices.reading import typed_parts
from guildhall.practices.way_parts import WHAT_TO_DO, part_of, text_of_parts


def change_way(
    entry: Entry,
    *,
    by: Person,
    title: str,
    parts: Mapping[str, str],
    topics: Iterable[Topic],
    label: Label | None = None,
    note: str = "",
    since: str | None = None,
) -> Entry:
    """Edit it. Where what to do changes, it has to be checked again.

    `since` is the mark of the text that the writer began from. Raises WrittenMeanwhile, NotPosted.
    """
    filled = valid_parts(entry.kind, parts)
    with transaction.atomic():
        before = dict(Way.objects.get(pk=entry.pk).parts)
        body = text_of_parts(entry.kind, filled)
        entry = edit_entry(entry, by=by, title=title, body=body, note=note, since=since)
        keep_parts(entry, filled, label=label)
        discard_draft(person=by, form="change", target=entry.draft_target)
        wanted = list(topics)
        if set(entry.topics.values_list("pk", flat=True)) != {topic.pk for topic in wanted}:
            set_topics(entry, wanted)
        kept = Way.objects.get(pk=entry.pk).parts
        if any(before.get(name) != kept.get(name) for name in WHAT_TO_DO):
            lapse_check(entry)
    return entry


def say_more(entry: Entry, *, by: Person, part: str, text: str) -> Entry:
    """One more part, by someone who knows it; they are an author from then on. Raises NotPosted.

    What someone else has added to the part in the meantime is kept, the new words below it.
    """
    if part_of(entry.kind, part) is None or not text.strip():
        raise NotPosted(_("Nothing was added, because the box was empty."))
    with transaction.atomic():
        entry = (
            Entry.objects.select_for_update(of=("self",))
            .select_related("community")
            .get(pk=entry.pk)
        )
        typed = typed_parts(Way.objects.get(pk=entry.pk))
        before, added = typed.get(part, ""), text.strip()
        if added in before:
            return entry
        parts = valid_parts(entry.kind, {**typed, part: f"{before}\n\n{added}".strip()})
        entry = edit_entry(entry, by=by, title=entry.title, body=text_of_parts(entry.kind, parts))
        keep_parts(entry, parts)
        add_author(entry, by)
        if part in WHAT_TO_DO:
            lapse_check(entry)
        tell(events.WAY_SAID_MORE, entry=entry, by=by, toward=entry.author_id, part=part)
    return entry
