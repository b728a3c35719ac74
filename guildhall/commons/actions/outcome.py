"""“Did you try it?”: it worked, partly or not, in one context."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from guildhall.commons import events
from guildhall.commons.actions.trial import end_trials
from guildhall.commons.counting import lock_talk, recount_entries, recount_replies
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Outcome, Reply
from guildhall.kit.words import fold
from guildhall.people.models import Person


def report_outcome(
    target: Entry | Reply,
    *,
    by: Person,
    result: str,
    context: str = "",
    unit_name: str = "",
    comes_from_acceptance: bool = False,
    at: dt.datetime | None = None,
) -> Outcome:
    """Say how it went. In the same context the newer report replaces the older one.

    A report that an acceptance brings records no event of its own.
    """
    with transaction.atomic():
        lock_talk(target.entry_id if isinstance(target, Reply) else target.pk)
        key = fold(context)
        earlier = _of(target).filter(person=by, context_key=key, replaced_at=None)
        same = earlier.filter(result=result, context=context.strip()).first()
        if same and not comes_from_acceptance:
            return same
        earlier.update(replaced_at=timezone.now())
        if isinstance(target, Entry):
            end_trials(target, by=by)
        outcome = Outcome.objects.create(
            person=by,
            result=result,
            context=context.strip()[:160],
            context_key=key[:160],
            unit_name=unit_name[:80],
            comes_from_acceptance=comes_from_acceptance,
            at=at or timezone.now(),
            **_target(target),
        )
        _recount(target)
        if not comes_from_acceptance:
            _tell(events.OUTCOME_REPORTED, target, by, outcome, at)
    return outcome


def withdraw_outcome(outcome: Outcome, *, by: Person) -> None:
    """Take a report back. Twice is harmless."""
    with transaction.atomic():
        lock_talk(outcome.reply.entry_id if outcome.reply else outcome.entry_id or 0)
        current = Outcome.objects.filter(pk=outcome.pk, replaced_at=None)
        is_withdrawn = current.update(replaced_at=timezone.now())
        target = outcome.reply or outcome.entry
        if is_withdrawn and target:
            _recount(target)
            if not outcome.comes_from_acceptance:
                _tell(events.OUTCOME_WITHDRAWN, target, by, outcome, None)


def _target(target: Entry | Reply) -> dict[str, Entry | Reply | None]:
    if isinstance(target, Reply):
        return {"reply": target, "entry": None}
    return {"entry": target, "reply": None}


def _of(target: Entry | Reply):
    if isinstance(target, Reply):
        return Outcome.objects.filter(reply=target)
    return Outcome.objects.filter(entry=target)


def _recount(target: Entry | Reply) -> None:
    if isinstance(target, Reply):
        recount_replies(Reply.objects.filter(pk=target.pk))
        Entry.objects.filter(pk=target.entry_id).touch()
    else:
        recount_entries(Entry.objects.filter(pk=target.pk))


def _tell(
    verb: str, target: Entry | Reply, by: Person, outcome: Outcome, at: dt.datetime | None
) -> None:
    reply = target if isinstance(target, Reply) else None
    entry = target.entry if isinstance(target, Reply) else target
    tell(
        verb,
        entry=entry,
        by=by,
        reply=reply,
        toward=target.author_id,
        at=at,
        result=outcome.result,
        outcome=outcome.pk,
    )
