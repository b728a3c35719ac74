"""Every change of a small test, in one table: who may do it, from which state, to which.

The policy, the actions and their tests read this table; nothing else changes a state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guildhall.ideas import events
from guildhall.ideas.models import TestState

RUNNING, FINISHED, STOPPED = TestState.RUNNING, TestState.FINISHED, TestState.STOPPED


class Who(StrEnum):
    """What someone is to a small test."""

    OWNER = "owner"
    HELPER = "helper"
    STEWARD = "steward"
    TEAMMATE = "teammate"  # in the team of the idea that is tested
    MEMBER = "member"  # none of these
    HALL = "hall"  # nobody: the clock


TEAM = frozenset({Who.OWNER, Who.HELPER, Who.STEWARD})


@dataclass(frozen=True, slots=True)
class Transition:
    """From each of `sources` to `target`, by any of `who`; the same state where that is None."""

    verb: str
    sources: frozenset[str]
    target: str | None
    who: frozenset[Who]
    event: str


def _row(
    verb: str, sources: set[TestState], target: str | None, who: Iterable[Who], event: str
) -> Transition:
    return Transition(verb, frozenset(sources), target, frozenset(who), event)


ROWS = (
    _row("change_small_test", {RUNNING}, None, TEAM, events.SMALL_TEST_CHANGED),
    _row("add_to_log", {RUNNING}, None, TEAM | {Who.TEAMMATE}, events.SMALL_TEST_LOGGED),
    _row("take_back_figure", {RUNNING}, None, TEAM, events.FIGURE_TAKEN_BACK),
    _row(
        "help_with_test",
        {RUNNING},
        None,
        {Who.MEMBER, Who.TEAMMATE, Who.STEWARD},
        events.HELP_BEGUN,
    ),
    _row("stop_helping", {RUNNING}, None, {Who.HELPER}, events.HELP_ENDED),
    _row("extend_small_test", {RUNNING}, None, TEAM, events.SMALL_TEST_EXTENDED),
    _row(
        "take_over_test",
        {RUNNING},
        None,
        {Who.HELPER, Who.STEWARD},
        events.SMALL_TEST_TAKEN_OVER,
    ),
    _row("ask_what_was_learned", {RUNNING}, None, {Who.HALL}, events.SMALL_TEST_OVER),
    _row("pass_small_test_on", {RUNNING}, None, {Who.HALL}, events.SMALL_TEST_PASSED_ON),
    _row("finish_small_test", {RUNNING}, FINISHED, TEAM, events.SMALL_TEST_FINISHED),
    _row("stop_small_test", {RUNNING}, STOPPED, TEAM, events.SMALL_TEST_STOPPED),
    _row(
        "reopen_small_test",
        {FINISHED},
        RUNNING,
        {Who.OWNER, Who.STEWARD},
        events.SMALL_TEST_REOPENED,
    ),
    _row(
        "resume_small_test",
        {STOPPED},
        RUNNING,
        {Who.OWNER, Who.STEWARD},
        events.SMALL_TEST_RESUMED,
    ),
)
TABLE = {row.verb: row for row in ROWS}


def allows(verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    row = TABLE[verb]
    return state in row.sources and bool(row.who & set(who))
