"""Decide a challenge, call it off, step back from deciding it, and open it again."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.ideas import events
from guildhall.ideas.actions.adding import promised_day
from guildhall.ideas.actions.challenges import (
    ChallengeRefused,
    locked_challenge,
    require_going_on,
)
from guildhall.ideas.challenge_states import TABLE
from guildhall.ideas.days import today_at
from guildhall.ideas.models import MOST_IN_AN_OUTCOME, OPEN, Challenge, ChallengeState, Idea
from guildhall.people.models import Person


def decide_challenge(
    entry: Entry, *, by: Person, outcome: str, at: dt.datetime | None = None
) -> None:
    """Say what came of it, once each of its ideas has its outcome. The same twice is harmless.

    Raises ChallengeRefused.
    """
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        if entry.state == ChallengeState.DECIDED and challenge.ended_by_id == by.pk:
            return
        if entry.state not in TABLE["decide_challenge"].sources:
            raise ChallengeRefused(_("This challenge can't be decided now. Look at it again."))
        _require_outcomes(challenge)
        _end("decide_challenge", challenge, outcome, by, at)


def call_off_challenge(
    entry: Entry, *, by: Person, outcome: str, at: dt.datetime | None = None
) -> None:
    """It ends without a decision, and why. Its ideas stay, and get their answer as any other.

    The same twice is harmless. Raises ChallengeRefused.
    """
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        if entry.state == ChallengeState.CALLED_OFF:
            return
        require_going_on(entry)
        day = promised_day(entry.community, at)
        waiting = Idea.objects.filter(challenge=challenge, entry__state__in=OPEN)
        waiting.update(answer_by=day, late_told_at=None)
        _end("call_off_challenge", challenge, outcome, by, at)


def reopen_challenge(entry: Entry, *, by: Person) -> None:
    """It goes on: open until its last day, being decided after it. Twice is harmless."""
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        if entry.state not in TABLE["reopen_challenge"].sources or not entry.is_published:
            return
        is_over = challenge.until_on < today_at(entry.community)
        Challenge.objects.filter(pk=entry.pk).update(
            ended_at=None, ended_by=None, late_told_at=None, passed_on_at=None
        )
        waiting = Idea.objects.filter(challenge=challenge, entry__state__in=OPEN)
        waiting.update(answer_by=challenge.decide_by, late_told_at=None)
        _move(entry, ChallengeState.JUDGING if is_over else ChallengeState.OPEN)
        tell(events.CHALLENGE_REOPENED, entry=entry, by=by)


def step_back_as_decider(entry: Entry, *, by: Person) -> None:
    """They don't decide it after all: stewards are asked for someone else. Twice is harmless."""
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        require_going_on(entry)
        if challenge.decider_id != by.pk:
            return
        Challenge.objects.filter(pk=entry.pk).update(decider=None, passed_on_at=timezone.now())
        touch_entry(entry)
        tell(events.DECIDER_STEPPED_BACK, entry=entry, by=by)


def _require_outcomes(challenge: Challenge) -> None:
    waiting = Idea.objects.published().filter(challenge=challenge, entry__state__in=OPEN).count()
    if waiting:
        raise ChallengeRefused(
            ngettext(
                "%(number)d idea still waits for what happens with it.",
                "%(number)d ideas still wait for what happens with them.",
                waiting,
            )
            % {"number": waiting}
        )


def _end(verb: str, challenge: Challenge, outcome: str, by: Person, at: dt.datetime | None) -> None:
    words = " ".join(outcome.split())[:MOST_IN_AN_OUTCOME]
    if not words:
        raise ChallengeRefused(_("Say in a sentence what came of it."))
    row = TABLE[verb]
    Challenge.objects.filter(pk=challenge.pk).update(
        outcome=words, ended_at=at or timezone.now(), ended_by=by
    )
    _move(challenge.entry, str(row.target))
    tell(row.event, entry=challenge.entry, by=by, at=at)


def _move(entry: Entry, state: str) -> None:
    entry.state = state
    Entry.objects.filter(pk=entry.pk).update(state=state)
    touch_entry(entry)
    Entry.objects.filter(idea__challenge=entry.pk).update(version=F("version") + 1)
