"""Every change of a decision, in one table: who may do it, from which state, to which.

The policy, the actions and their tests read this table; nothing else changes a state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guildhall.decisions import events
from guildhall.decisions.models import State

PREPARED, OPEN, IN_FORCE = State.PREPARED, State.OPEN, State.IN_FORCE
UNDER_REVIEW, REPLACED = State.UNDER_REVIEW, State.REPLACED
LAPSED, WITHDRAWN = State.LAPSED, State.WITHDRAWN


class Who(StrEnum):
    """What someone is to a decision."""

    OPENER = "opener"  # who began it
    STEWARD = "steward"
    DECIDER = "decider"  # the one person who decides, where one does
    ASKED = "asked"  # those who take part
    MEMBER = "member"
    HALL = "hall"  # nobody: the clock, or what people said


@dataclass(frozen=True, slots=True)
class Transition:
    """From each of `sources` to `target`, by any of `who`; the same state where that is None."""

    verb: str
    sources: frozenset[str]
    target: str | None
    who: frozenset[Who]
    event: str


def _row(
    verb: str, sources: Iterable[str], target: str | None, who: Iterable[Who], event: str
) -> Transition:
    return Transition(verb, frozenset(sources), target, frozenset(who), event)


_KEEPERS = (Who.OPENER, Who.STEWARD)
_RESPONSIBLE = (*_KEEPERS, Who.DECIDER)
_DECIDED = (IN_FORCE, UNDER_REVIEW)

ROWS = (
    _row("change_decision", {PREPARED, OPEN}, None, _KEEPERS, events.DECISION_CHANGED),
    _row("open_decision", {PREPARED}, OPEN, _KEEPERS, events.DECISION_OPENED),
    _row("withdraw_decision", {PREPARED, OPEN}, WITHDRAWN, _KEEPERS, events.DECISION_WITHDRAWN),
    _row("take_up_again", {WITHDRAWN, LAPSED}, PREPARED, _KEEPERS, events.DECISION_TAKEN_UP_AGAIN),
    _row("agree_to_proposal", {OPEN}, None, {Who.ASKED}, events.PROPOSAL_AGREED_TO),
    _row("abstain_from_proposal", {OPEN}, None, {Who.ASKED}, events.ABSTAINED),
    _row("take_back_voice", {OPEN}, None, {Who.ASKED}, events.VOICE_TAKEN_BACK),
    _row("object_to_proposal", {OPEN}, None, {Who.ASKED}, events.PROPOSAL_OBJECTED_TO),
    _row("take_back_objection", {OPEN}, None, {Who.ASKED}, events.OBJECTION_WITHDRAWN),
    _row("cast_ballot", {OPEN}, None, {Who.ASKED}, events.BALLOT_CAST),
    _row("take_back_ballot", {OPEN}, None, {Who.ASKED}, events.BALLOT_TAKEN_BACK),
    _row("answer_objector", {OPEN}, None, _KEEPERS, events.OBJECTION_ANSWERED),
    _row("change_proposal", {OPEN}, None, _KEEPERS, events.PROPOSAL_CHANGED),
    _row("extend_decision", {OPEN}, None, _KEEPERS, events.DECISION_EXTENDED),
    _row("say_stewards_can", {OPEN}, None, {Who.STEWARD}, events.STEWARDS_CAN),
    _row("say_stewards_cannot", {OPEN}, None, {Who.STEWARD}, events.STEWARDS_CANNOT),
    _row("take_back_stewards_word", {OPEN}, None, {Who.STEWARD}, events.STEWARDS_WORD_TAKEN_BACK),
    _row("answer_stewards", {OPEN}, None, _KEEPERS, events.STEWARDS_ANSWERED),
    _row("prepare_anew", {OPEN}, PREPARED, _KEEPERS, events.DECISION_PREPARED_ANEW),
    _row("name_decider_of", {OPEN}, None, {Who.STEWARD}, events.DECIDER_NAMED),
    _row("add_theme", {OPEN}, None, {Who.DECIDER}, events.THEME_ANSWERED),
    _row("remove_theme", {OPEN}, None, {Who.DECIDER}, events.THEME_REMOVED),
    _row("make_decision", {OPEN}, IN_FORCE, {Who.DECIDER}, events.DECISION_MADE),
    _row("settle_decision", {OPEN}, IN_FORCE, {Who.HALL}, events.DECISION_MADE),
    _row("lapse_decision", {OPEN}, LAPSED, {Who.HALL}, events.DECISION_LAPSED),
    _row("word_outcome", _DECIDED, None, {*_KEEPERS, Who.DECIDER}, events.OUTCOME_WORDED),
    _row("say_it_was_done", {UNDER_REVIEW}, None, _RESPONSIBLE, events.DECISION_ACTED_ON),
    _row("say_what_was_done", {UNDER_REVIEW}, None, _RESPONSIBLE, events.DECISION_ACTED_ON),
    _row("say_not_done_yet", {UNDER_REVIEW}, None, _RESPONSIBLE, events.DECISION_ACTED_ON),
    _row("ask_for_review", {IN_FORCE}, None, {Who.MEMBER}, events.REVIEW_ASKED),
    _row("support_review", {IN_FORCE}, None, {Who.MEMBER}, events.REVIEW_SUPPORTED),
    _row("take_back_support", {IN_FORCE}, None, {Who.MEMBER}, events.SUPPORT_TAKEN_BACK),
    _row("review_decision", {IN_FORCE}, UNDER_REVIEW, {Who.HALL}, events.DECISION_TO_REVIEW),
    _row("keep_decision", {UNDER_REVIEW}, IN_FORCE, {*_KEEPERS, Who.DECIDER}, events.DECISION_KEPT),
    _row("replace_decision", _DECIDED, REPLACED, {Who.HALL}, events.DECISION_REPLACED),
)
TABLE = {row.verb: row for row in ROWS}


def allows(verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    row = TABLE[verb]
    return state in row.sources and bool(row.who & set(who))
