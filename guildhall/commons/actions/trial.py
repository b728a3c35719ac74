"""I'll try this: begin, give up, and ask two weeks later how it went."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons import events
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Standing, Trial
from guildhall.people.models import Person

ASKED_AFTER = dt.timedelta(days=14)


def begin_trial(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> Trial:
    """Someone is going to try it. Saying so twice is harmless."""
    moment = at or timezone.now()
    with transaction.atomic():
        trial, is_new = Trial.objects.get_or_create(
            person=by,
            entry=entry,
            ended_at=None,
            defaults={"since": moment, "ask_at": moment + ASKED_AFTER},
        )
        if is_new:
            tell(events.TRIAL_BEGAN, entry=entry, by=by, at=at)
    return trial


def give_up_trial(entry: Entry, *, by: Person) -> None:
    """They won't be asked how it went. Giving up twice is harmless."""
    with transaction.atomic():
        if end_trials(entry, by=by):
            tell(events.TRIAL_GIVEN_UP, entry=entry, by=by)


def end_trials(entry: Entry, *, by: Person) -> int:
    """Someone who has reported how it went isn't asked. Not recorded: the report is."""
    return Trial.objects.going_on().filter(person=by, entry=entry).update(ended_at=timezone.now())


def ask_after_trials() -> None:
    """Ask each person whose two weeks are over, once. Recurring."""
    now = timezone.now()
    due = (
        Trial.objects.going_on()
        .filter(asked_at=None, ask_at__lte=now)
        .select_related("entry__community")
    )
    for trial in due.iterator(chunk_size=200):
        with transaction.atomic():
            unasked = Trial.objects.going_on().filter(pk=trial.pk, asked_at=None)
            is_first = unasked.update(asked_at=now)
            entry = trial.entry
            is_there = entry.standing == Standing.PUBLISHED and not entry.community.is_closed
            if is_first and is_there:
                tell(events.TRIAL_DUE, entry=entry, by=None, toward=trial.person_id)
