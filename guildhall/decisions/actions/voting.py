"""Vote with one's name, vote anonymously, take a vote back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.ballots import actions as ballots
from guildhall.ballots.actions import HasVotedAlready, VoteIsOver
from guildhall.ballots.marks import Marks
from guildhall.ballots.models import Vote
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.decisions import events
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    locked_decision,
    require_state,
)
from guildhall.decisions.models import Decision
from guildhall.decisions.ways.voting import vote_of
from guildhall.people.models import Person


def cast_ballot(entry: Entry, *, by: Person, marks: Marks, at: dt.datetime | None = None) -> None:
    """Vote with one's name, or change one's vote. Raises DecisionRefused, CountRefused."""
    with transaction.atomic():
        decision, vote = _asked(entry, "cast_ballot")
        try:
            _ballot, is_first = ballots.cast_ballot(vote, by=by, marks=marks, at=at)
        except VoteIsOver:
            raise DecisionRefused(_over()) from None
        touch_entry(decision.entry)
        if is_first:
            tell(events.BALLOT_CAST, entry=decision.entry, by=by, at=at)


def cast_sealed_ballot(
    entry: Entry, *, by: Person, marks: Marks, at: dt.datetime | None = None
) -> str:
    """Vote anonymously, once. The receipt: show it right away, and keep it nowhere.

    No event says who voted when. Raises DecisionRefused, CountRefused.
    """
    with transaction.atomic():
        decision, vote = _asked(entry, "cast_ballot")
        try:
            receipt = ballots.cast_sealed_ballot(vote, by=by, marks=marks, at=at)
        except VoteIsOver:
            raise DecisionRefused(_over()) from None
        except HasVotedAlready:
            raise DecisionRefused(
                _("You have voted already. An anonymous vote can't be changed.")
            ) from None
        touch_entry(decision.entry)
    return receipt


def take_back_ballot(entry: Entry, *, by: Person) -> None:
    """Of a vote with names. Twice is harmless. Raises DecisionRefused."""
    with transaction.atomic():
        decision, vote = _asked(entry, "take_back_ballot")
        if ballots.take_back_ballot(vote, by=by):
            touch_entry(decision.entry)
            tell(events.BALLOT_TAKEN_BACK, entry=decision.entry, by=by)


def _asked(entry: Entry, verb: str) -> tuple[Decision, Vote]:
    decision = locked_decision(entry.pk)
    require_state(decision, verb)
    vote = vote_of(decision)
    if vote is None:
        raise DecisionRefused(_("This isn't decided by a vote."))
    return decision, vote


def _over() -> str:
    return _("Voting is over. Your ballot was not counted.")
