"""Every change of state of an idea, in one table.

Who may do it, from which state, to which, and what the log calls it. The policy, the actions and
their tests read this table; nothing else changes a state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guildhall.ideas import events
from guildhall.ideas.models.states import State


class Who(StrEnum):
    """What someone is to an idea."""

    AUTHOR = "author"
    STEWARD = "steward"  # of the community or of one of its topics
    DECIDER = "decider"  # of the challenge that it is in, while that is being decided
    HALL = "hall"  # a small test that someone began


@dataclass(frozen=True, slots=True)
class Transition:
    """From each of `sources` to `target`, by any of `who`; some need a reason."""

    verb: str
    sources: frozenset[str]
    target: str
    who: frozenset[Who]
    event: str
    needs_reason: bool = False


LOOK_AT, TRY, TAKE_UP, SET_ASIDE, REOPEN = (
    "look_at_idea",
    "try_idea",
    "take_up_idea",
    "set_idea_aside",
    "reopen_idea",
)
_BEGUN = frozenset({State.NEW, State.LOOKED_AT})
_STEWARD = frozenset({Who.STEWARD})
_ANSWERERS = frozenset({Who.STEWARD, Who.DECIDER})

TABLE = {
    row.verb: row
    for row in (
        Transition(
            LOOK_AT,
            frozenset({State.NEW}),
            State.LOOKED_AT,
            _STEWARD,
            events.IDEA_LOOKED_AT,
        ),
        Transition(
            TRY,
            _BEGUN,
            State.TRIED,
            frozenset({Who.HALL}),
            events.IDEA_TRIED,
        ),
        Transition(
            TAKE_UP,
            _BEGUN | {State.TRIED},
            State.TAKEN_UP,
            _ANSWERERS,
            events.IDEA_TAKEN_UP,
            needs_reason=True,
        ),
        Transition(
            SET_ASIDE,
            _BEGUN | {State.TRIED},
            State.NOT_NOW,
            _ANSWERERS,
            events.IDEA_SET_ASIDE,
            needs_reason=True,
        ),
        Transition(
            REOPEN,
            frozenset({State.LOOKED_AT, State.TRIED, State.TAKEN_UP, State.NOT_NOW}),
            State.NEW,
            frozenset({Who.AUTHOR, Who.STEWARD, Who.DECIDER}),
            events.IDEA_REOPENED,
        ),
    )
}


def allows(verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    transition = TABLE[verb]
    return state in transition.sources and bool(transition.who & set(who))


def may_come_into(meaning: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether they can bring an idea from `state` into a state of the community's own.

    A steward moves it between states that mean the same. From one meaning to the next it takes
    what the table asks for: where only a small test leads there, only that does. To open it again
    is an act of its own.
    """
    if state == meaning:
        return Who.STEWARD in set(who)
    who = set(who)
    return any(
        allows(verb, state=state, who=who)
        for verb, row in TABLE.items()
        if row.target == meaning and verb != REOPEN
    )


def event_into(meaning: str, *, state: str) -> str:
    """What the log calls it: where the meaning changes, as it is called everywhere."""
    if state == meaning:
        return events.IDEA_MOVED_ON
    return next(row.event for row in TABLE.values() if row.target == meaning)
