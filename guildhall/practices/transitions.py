"""Every change of state of a tip, a practice or a roll-out, in one table.

Who may do it, from which state, to which, and what the log calls it. The policy, the actions and
their tests read this table; nothing else changes a state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guildhall.practices import events
from guildhall.practices.models.states import CheckState, Rung

LADDER = frozenset({Rung.NEW, Rung.TRIED, Rung.HERE, Rung.ELSEWHERE, Rung.STANDARD})
OPEN_TO_CHECK = frozenset(
    {CheckState.UNCHECKED, CheckState.CLAIMED, CheckState.QUESTIONED, CheckState.ONCE}
)


class Who(StrEnum):
    """What someone is to a tip or practice."""

    AUTHOR = "author"
    HEIR = "heir"  # took it over once everyone who wrote it had left
    # Could check it now: is no author, has not checked it, is a checker where these are named, and
    # nobody else is checking it.
    PEER = "peer"
    CLAIMANT = "claimant"  # has said “I'm checking this”
    CHECKER = "checker"  # has checked it
    BACKER = "backer"  # stands behind it
    STEWARD = "steward"  # of the community or of one of its topics
    HALL = "hall"  # nobody: evidence or the clock


class RollOutState(StrEnum):
    NONE = "none"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Transition:
    """From each of `sources` to `target`, by any of `who`.

    Where `target` is None, the names and the evidence decide.
    """

    verb: str
    sources: frozenset[str]
    target: str | None
    who: frozenset[Who]
    event: str


def _row(
    verb: str, sources: Iterable[str], target: str | None, who: Iterable[Who], event: str
) -> Transition:
    return Transition(verb, frozenset(sources), target, frozenset(who), event)


CHECKING = (
    _row(
        "claim_check",
        {CheckState.UNCHECKED, CheckState.ONCE},
        CheckState.CLAIMED,
        {Who.PEER},
        events.CHECK_CLAIMED,
    ),
    _row(
        "let_go_of_check",
        {CheckState.CLAIMED},
        None,
        {Who.CLAIMANT, Who.STEWARD},
        events.CHECK_LET_GO,
    ),
    _row("pass_check_on", {CheckState.CLAIMED}, None, {Who.HALL}, events.CHECK_PASSED_ON),
    _row(
        "question_way",
        OPEN_TO_CHECK - {CheckState.QUESTIONED} | {CheckState.CHECKED},
        CheckState.QUESTIONED,
        {Who.PEER, Who.CLAIMANT, Who.CHECKER},
        events.WAY_QUESTIONED,
    ),
    _row(
        "answer_question", {CheckState.QUESTIONED}, None, {Who.AUTHOR}, events.WAY_QUESTION_ANSWERED
    ),
    _row(
        "check_once",
        OPEN_TO_CHECK - {CheckState.ONCE},
        CheckState.ONCE,
        {Who.PEER, Who.CLAIMANT},
        events.WAY_CHECKED_ONCE,
    ),
    _row(
        "check_way", OPEN_TO_CHECK, CheckState.CHECKED, {Who.PEER, Who.CLAIMANT}, events.WAY_CHECKED
    ),
    _row(
        "count_as_check",
        OPEN_TO_CHECK - {CheckState.QUESTIONED},
        CheckState.CHECKED,
        {Who.HALL},
        events.WAY_CHECKED,
    ),
    _row(
        "take_back_check",
        {CheckState.CHECKED, CheckState.ONCE},
        None,
        {Who.CHECKER},
        events.CHECK_TAKEN_BACK,
    ),
    _row(
        "lapse_check",
        {CheckState.CHECKED, CheckState.ONCE},
        CheckState.UNCHECKED,
        {Who.HALL},
        events.CHECK_LAPSED,
    ),
)

CLIMBING = (
    _row("settle", LADDER, None, {Who.HALL}, events.RUNG_CHANGED),
    _row("stand_behind", {Rung.ELSEWHERE}, Rung.STANDARD, {Who.STEWARD}, events.WAY_STOOD_BEHIND),
    _row(
        "step_back",
        {Rung.STANDARD},
        Rung.ELSEWHERE,
        {Who.BACKER, Who.STEWARD},
        events.WAY_STEPPED_BACK,
    ),
    _row("withdraw_way", LADDER, Rung.WITHDRAWN, {Who.AUTHOR, Who.STEWARD}, events.WAY_WITHDRAWN),
    _row(
        "bring_back_way", {Rung.WITHDRAWN}, None, {Who.AUTHOR, Who.STEWARD}, events.WAY_BROUGHT_BACK
    ),
)

ROLLING_OUT = (
    _row(
        "open_rollout",
        {RollOutState.NONE, RollOutState.CLOSED},
        RollOutState.OPEN,
        {Who.STEWARD},
        events.ROLLOUT_OPENED,
    ),
    _row(
        "close_rollout",
        {RollOutState.OPEN},
        RollOutState.CLOSED,
        {Who.STEWARD},
        events.ROLLOUT_CLOSED,
    ),
    _row(
        "reopen_rollout",
        {RollOutState.CLOSED},
        RollOutState.OPEN,
        {Who.STEWARD},
        events.ROLLOUT_REOPENED,
    ),
)

TABLE = {transition.verb: transition for transition in (*CHECKING, *CLIMBING, *ROLLING_OUT)}


def allows(verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    transition = TABLE[verb]
    return state in transition.sources and bool(transition.who & set(who))
