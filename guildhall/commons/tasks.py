"""Background work: names in texts are kept up to date, forgotten drafts and pictures go."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity import listeners
from guildhall.activity.delivery import keep_place
from guildhall.activity.lanes import Lane
from guildhall.activity.listeners import Delivery, Event
from guildhall.activity.schedule import Recurring
from guildhall.commons import events
from guildhall.commons.actions.beside import forget_texts_of
from guildhall.commons.actions.file_work import (
    due_files,
    plan_forgotten_work,
    scan_again,
    work_on_files,
)
from guildhall.commons.actions.reading import forget_old_readings, forget_readings_of
from guildhall.commons.actions.space import forget_attachments, mend_space, recount_space_of
from guildhall.commons.actions.trial import ask_after_trials
from guildhall.commons.actions.visit import forget_old_visits, forget_visits_of
from guildhall.commons.linking import lead_links_on, links_moved
from guildhall.commons.models import Attachment, Draft, Entry, FilePart, FileWork, Outcome, Reply
from guildhall.commons.models.draft import FILES
from guildhall.commons.rendering import render_all
from guildhall.communities.models import Community
from guildhall.kit import files
from guildhall.kit.markdown import RENDERER_VERSION
from guildhall.people.events import PERSON_CHANGED, PERSON_CLAIMED, PERSON_LEFT
from guildhall.people.models import Person

DRAFT_LIFE = dt.timedelta(days=180)
DISCARDED_FOR = dt.timedelta(days=1)
FILE_LIFE = dt.timedelta(days=7)
BATCH = 200

Task = Lane | listeners.LaterListener | listeners.Listener | listeners.SoonListener | Recurring
_CHANGES_LINKS = frozenset(
    {
        events.ENTRY_EDITED,
        events.ENTRY_DELETED,
        events.ENTRY_HIDDEN,
        events.ENTRY_RESTORED,
        events.ENTRY_MOVED,
        events.ENTRY_MERGED,
        events.MERGE_UNDONE,
    }
)


def tasks() -> Iterator[Task]:
    named = frozenset({PERSON_CHANGED, PERSON_LEFT, PERSON_CLAIMED})
    yield listeners.Listener("commons.names", _stale_pages, named)
    yield listeners.LaterListener("commons.names", _rewrite_names, named)
    yield listeners.SoonListener("commons.links", _lead_links_on, _changes_links)
    yield Recurring(
        "commons.sweep_pictures",  # the name under which halls remember its last run
        sweep_files,
        dt.timedelta(days=1),
        label=_("Delete unused files"),
    )
    yield Lane("files", _("Files"), work_on_files, FileWork.objects.all, due_files)
    yield Recurring(
        "commons.plan_file_work",
        plan_forgotten_work,
        dt.timedelta(hours=1),
        label=_("Read files that were missed"),
    )
    yield Recurring(
        "commons.scan_again",
        scan_again,
        dt.timedelta(days=1),
        label=_("Scan files again that the virus scanner could not check"),
    )
    yield listeners.Listener("commons.readings", _forget_readings, frozenset({PERSON_LEFT}))
    yield listeners.Listener("commons.files", _forget_unposted, frozenset({PERSON_LEFT}))
    yield listeners.Listener("commons.space", _recount_space, frozenset({PERSON_CLAIMED}))
    yield Recurring(
        "commons.mend_space",
        mend_space,
        dt.timedelta(days=1),
        label=_("Check how much space files take"),
    )
    yield Recurring(
        "commons.forget_readings",
        forget_old_places,
        dt.timedelta(days=1),
        label=_("Forget what was read long ago"),
    )
    yield Recurring(
        "commons.ask_after_trials",
        ask_after_trials,
        dt.timedelta(hours=1),
        label=_("Ask people how it went"),
    )
    yield Recurring(
        "commons.forget_drafts", forget_drafts, dt.timedelta(days=1), label=_("Delete old drafts")
    )


def forget_old_places() -> None:
    """Where people were in conversations and rooms, more than 400 days ago."""
    forget_old_readings()
    forget_old_visits()


def forget_drafts() -> None:
    """Delete drafts untouched for 180 days, and those that were discarded yesterday."""
    now = timezone.now()
    is_old = Q(saved_at__lt=now - DRAFT_LIFE) | Q(discarded_at__lt=now - DISCARDED_FOR)
    Draft.objects.filter(is_old).delete()


def sweep_files() -> None:
    """Delete files never posted after seven days, unless a draft has them; then what none uses.

    Seven days, so that a backup of the database, then of the files, is complete however long it
    takes.
    """
    since = timezone.now() - FILE_LIFE
    unposted = Attachment.objects.unposted().filter(uploaded_at__lt=since)
    for attachment in unposted.iterator():
        if not _is_in_a_draft(attachment):
            # Posted meanwhile, it is no longer among these.
            forget_attachments(unposted.filter(pk=attachment.pk))
    forget_texts_of(FilePart.objects.all())
    FileWork.objects.exclude(file__in=Attachment.objects.values("file")).delete()
    for kept in files.all_kept():
        if kept.changed_at < since and not _is_shown(kept.name):
            files.delete(kept.name, unless_kept_since=since)


def _is_in_a_draft(attachment: Attachment) -> bool:
    drafts = Draft.objects.filter(person=attachment.uploaded_by_id).values_list("fields", flat=True)
    number = str(attachment.pk)
    return any(
        attachment.file in str(fields) or number in fields.get(FILES, "").split()
        for fields in drafts
    )


def _is_shown(name: str) -> bool:
    return (
        Attachment.objects.of_file(name).exists()
        or Person.objects.get_queryset().filter(picture=name).exists()
    )


def rerender(*, everything: bool = False) -> int:
    """Render again what an older renderer made (or everything); returns how many texts changed."""
    return sum(_rerender_all(model, everything) for model in (Entry, Reply))


def _changes_links(event: Event) -> bool:
    return event.verb in _CHANGES_LINKS and event.entry_id is not None and event.reply_id is None


def _lead_links_on(events_heard: Sequence[Event]) -> None:
    changed = {event.entry_id for event in events_heard if event.entry_id}
    moved = {
        one.entry_id for one in events_heard if one.verb == events.ENTRY_MOVED and one.entry_id
    }
    lead_links_on(sorted(changed - moved))
    if moved:
        links_moved(sorted(moved))


def _stale_pages(events: Sequence[Event]) -> None:
    """In the same transaction, so that no cache serves the old name."""
    people = [event.actor_id for event in events]
    wrote = Q(entries__author__in=people) | Q(entries__replies__author__in=people)
    mentioned = Q(entries__mentions__person__in=people) | Q(
        entries__replies__mentions__person__in=people
    )
    Entry.objects.filter(author__in=people).touch()
    tried = Outcome.objects.filter(person__in=people, reply__isnull=False).values("reply")
    Reply.objects.filter(Q(author__in=people) | Q(pk__in=tried)).update(version=F("version") + 1)
    touched = Community.objects.filter(wrote | mentioned | Q(memberships__person__in=people))
    community_ids = list(touched.values_list("pk", flat=True).distinct())
    Community.objects.filter(pk__in=community_ids).touch()  # last, as everywhere


def _forget_readings(events: Sequence[Event]) -> None:
    people = [event.actor_id for event in events if event.actor_id]
    forget_readings_of(people)
    forget_visits_of(people)


def _forget_unposted(events: Sequence[Event]) -> None:
    """Files that a person who left has posted nowhere; the files themselves are swept."""
    people = [event.actor_id for event in events if event.actor_id]
    forget_attachments(Attachment.objects.unposted().filter(uploaded_by__in=people))


def _recount_space(events: Sequence[Event]) -> None:
    """Files went from one person to another, by a claim, its undoing, or a merger."""
    recount_space_of({pk for one in events for pk in (one.actor_id, one.toward_id) if pk})


def _rewrite_names(event: Event, delivery: Delivery) -> None:
    """Render every text that mentions the person again. Resumable: it remembers the last id."""
    for model in (Entry, Reply):
        while batch := _mentioning(model, event.actor_id, delivery.cursor.get(model.__name__, 0)):
            with transaction.atomic():
                render_all(model, batch)
                keep_place(delivery, {**delivery.cursor, model.__name__: batch[-1].pk})


def _mentioning(
    model: type[Entry] | type[Reply], person_id: int | None, after: int
) -> Sequence[Entry | Reply]:
    return list(
        model.objects.filter(mentions__person=person_id, pk__gt=after).order_by("pk")[:BATCH]
    )


def _rerender_all(model: type[Entry] | type[Reply], everything: bool) -> int:
    changed, after = 0, 0
    while True:
        rows = model.objects.filter(pk__gt=after)
        if not everything:
            rows = rows.exclude(renderer_version=RENDERER_VERSION)
        batch: list[Any] = list(rows.order_by("pk")[:BATCH])  # of either model
        if not batch:
            return changed
        with transaction.atomic():
            changed += render_all(model, batch)
        after = batch[-1].pk
