"""What can be done with a session, in one table: from which state, to which, and by whom.

The policy, the actions and their tests read this table; nothing else changes a state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guildhall.methods.models import SessionState

PREPARED, RUNNING, ENDED = SessionState.PREPARED, SessionState.RUNNING, SessionState.ENDED


class Who(StrEnum):
    """What someone is to a session."""

    LEADER = "leader"
    STEWARD = "steward"
    MEMBER = "member"  # neither


LEADS = frozenset({Who.LEADER, Who.STEWARD})
EVERYONE = frozenset(Who)


@dataclass(frozen=True, slots=True)
class Transition:
    """From each of `sources` to `target`, by any of `who`; the same state where that is None."""

    verb: str
    sources: frozenset[str]
    target: str | None
    who: frozenset[Who]


def _row(
    verb: str, sources: set[SessionState], target: str | None, who: Iterable[Who]
) -> Transition:
    return Transition(verb, frozenset(sources), target, frozenset(who))


_TO_COME = {PREPARED, RUNNING}
ROWS = (
    _row("change_steps", _TO_COME, None, LEADS),
    _row("begin", {PREPARED}, RUNNING, LEADS),
    _row("pause", {RUNNING}, None, LEADS),
    _row("resume", {RUNNING}, None, LEADS),
    _row("next", {RUNNING}, None, LEADS),
    _row("previous", {RUNNING}, None, LEADS),
    _row("more_time", {RUNNING}, None, LEADS),
    _row("less_time", {RUNNING}, None, LEADS),
    _row("lead", _TO_COME, None, {Who.MEMBER, Who.STEWARD}),
    _row("be_here", _TO_COME, None, EVERYONE),
    _row("step_out", _TO_COME, None, EVERYONE),
    _row("deal", _TO_COME, None, LEADS),
    _row("move_on", {RUNNING}, None, LEADS),
    _row("add_table", _TO_COME, None, EVERYONE),
    _row("write", {RUNNING, ENDED}, None, EVERYONE),
    _row("end", {RUNNING}, ENDED, LEADS),
    _row("reopen", {ENDED}, RUNNING, LEADS),
)
TABLE = {row.verb: row for row in ROWS}


def allows(verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    row = TABLE[verb]
    return state in row.sources and bool(row.who & set(who))
