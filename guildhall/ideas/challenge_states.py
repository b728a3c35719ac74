"""Every change of a challenge, in one table: who may do it, from which state, to which.

The policy, the actions and their tests read this table; nothing else changes a state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guildhall.ideas import events
from guildhall.ideas.models import GOING_ON, ChallengeState

OPEN, JUDGING = ChallengeState.OPEN, ChallengeState.JUDGING
DECIDED, CALLED_OFF = ChallengeState.DECIDED, ChallengeState.CALLED_OFF


class Who(StrEnum):
    """What someone is to a challenge."""

    STEWARD = "steward"
    DECIDER = "decider"
    MEMBER = "member"  # anyone who takes part, but the person who decides
    HALL = "hall"  # nobody: the clock


@dataclass(frozen=True, slots=True)
class Transition:
    """From each of `sources` to `target`, by any of `who`; the same state where that is None."""

    verb: str
    sources: frozenset[str]
    target: str | None
    who: frozenset[Who]
    event: str


def _row(
    verb: str, sources: Iterable[str], target: str | None, who: set[Who], event: str
) -> Transition:
    return Transition(verb, frozenset(sources), target, frozenset(who), event)


BACK_TO_ITS_DAYS = "by its days"  # open until its deadline, being decided after it

ROWS = (
    _row("change_challenge", {OPEN}, None, {Who.STEWARD}, events.CHALLENGE_CHANGED),
    _row("add_to_challenge", {OPEN}, None, {Who.MEMBER}, events.IDEA_PUT_IN),
    _row("put_into_challenge", {OPEN}, None, {Who.MEMBER}, events.IDEA_PUT_IN),
    _row("take_out_of_challenge", {OPEN}, None, {Who.MEMBER}, events.IDEA_TAKEN_OUT),
    _row("name_decider", GOING_ON, None, {Who.STEWARD}, events.DECIDER_NAMED),
    _row("step_back_as_decider", GOING_ON, None, {Who.DECIDER}, events.DECIDER_STEPPED_BACK),
    _row("pass_challenge_on", GOING_ON, None, {Who.HALL}, events.CHALLENGE_PASSED_ON),
    _row("close_challenge", {OPEN}, JUDGING, {Who.HALL}, events.CHALLENGE_CLOSED),
    _row("decide_challenge", {JUDGING}, DECIDED, {Who.DECIDER}, events.CHALLENGE_DECIDED),
    _row("call_off_challenge", GOING_ON, CALLED_OFF, {Who.STEWARD}, events.CHALLENGE_CALLED_OFF),
    _row(
        "reopen_challenge",
        {DECIDED, CALLED_OFF},
        BACK_TO_ITS_DAYS,
        {Who.STEWARD},
        events.CHALLENGE_REOPENED,
    ),
)
TABLE = {row.verb: row for row in ROWS}


def allows(verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    row = TABLE[verb]
    return state in row.sources and bool(row.who & set(who))
