"""Change what is proposed, and give more time."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.decisions import events
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    locked_decision,
    require_state,
)
from guildhall.decisions.days import LONGEST, today_at
from guildhall.decisions.models import MOST_IN_A_PROPOSAL, Decision
from guildhall.decisions.stewards_say import forget_stewards_words
from guildhall.decisions.ways.consent import ask_round, round_of
from guildhall.people.models import Person
from guildhall.rounds.actions import end_of_day, extend_round
from guildhall.rounds.models import Round


def change_proposal(
    entry: Entry,
    *,
    by: Person,
    proposal: str,
    until_on: dt.date,
    at: dt.datetime | None = None,
) -> Entry:
    """Propose something else: everyone is asked again, and the change answers the objections.

    Sent twice, it changes once. Raises DecisionRefused.
    """
    now, words = at or timezone.now(), " ".join(proposal.split())[:MOST_IN_A_PROPOSAL]
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        require_state(decision, "change_proposal")
        asked = round_of(decision)
        if asked is None or asked.state != Round.State.OPEN:
            raise DecisionRefused(_("There is no proposal that could be changed."))
        if not words:
            raise DecisionRefused(_("Say in a sentence what you propose now."))
        if words == decision.sentence:
            return decision.entry
        _require_day(decision, until_on, now)
        decision.proposal = words
        forget_stewards_words(decision, now)
        _set_day(decision, until_on)
        ask_round(decision, by, now, in_place_of=asked)
        tell(events.PROPOSAL_CHANGED, entry=decision.entry, by=by, at=at, round=asked.pk)
    return decision.entry


def extend_decision(
    entry: Entry, *, by: Person, until_on: dt.date, at: dt.datetime | None = None
) -> Entry:
    """Ask until a later day. The same twice is harmless. Raises DecisionRefused."""
    now = at or timezone.now()
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        require_state(decision, "extend_decision")
        if decision.until_on == until_on:
            return decision.entry
        _require_day(decision, until_on, now)
        if decision.until_on and until_on < decision.until_on:
            raise DecisionRefused(_("People were promised that day. It can only become later."))
        _set_day(decision, until_on)
        if asked := round_of(decision):
            extend_round(asked, until=until_on)
        tell(events.DECISION_EXTENDED, entry=decision.entry, by=by, at=at)
    return decision.entry


def _require_day(decision: Decision, day: dt.date, now: dt.datetime) -> None:
    if not 1 <= (day - today_at(decision.entry.community, now)).days <= LONGEST:
        raise DecisionRefused(_("Say until when: a day between tomorrow and a year from now."))


def _set_day(decision: Decision, day: dt.date) -> None:
    """People are reminded of the new day, and who can act is told once it is over."""
    decision.until_on = day
    decision.ends_at = end_of_day(day, ZoneInfo(decision.entry.community.time_zone))
    decision.reminded_at = decision.waits_told_at = decision.stewards_asked_at = None
    decision.save()
    touch_entry(decision.entry)
