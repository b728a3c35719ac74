"""Every change of state of a page, in one table.

Who may do it, from which state, to which, and what the log calls it. The policy, the actions and
their tests read this table; nothing else changes a state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from guildhall.library import events
from guildhall.library.models.states import PageState


class Who(StrEnum):
    """What someone is to a page."""

    AUTHOR = "author"
    MEMBER = "member"  # of its community
    STEWARD = "steward"  # of the community or of one of its topics
    OWNER = "owner"  # looks after a page that people rely on
    DEPUTY = "deputy"  # steps in for its owner
    ASKED = "asked"  # to take it over from its owner
    SUGGESTER = "suggester"  # of a change
    HALL = "hall"  # nobody: someone left, or the clock


@dataclass(frozen=True, slots=True)
class Transition:
    """From each of `sources` to `target`, by any of `who`. Without a target, it depends."""

    verb: str
    sources: frozenset[str]
    target: str | None
    who: frozenset[Who]
    event: str


_KEEPERS = frozenset({Who.AUTHOR, Who.OWNER, Who.STEWARD})

TABLE = {
    transition.verb: transition
    for transition in (
        Transition(
            "withdraw_page",
            frozenset({PageState.CURRENT}),
            PageState.WITHDRAWN,
            _KEEPERS,
            events.PAGE_WITHDRAWN,
        ),
        Transition(
            "bring_back_page",
            frozenset({PageState.WITHDRAWN}),
            PageState.CURRENT,
            _KEEPERS,
            events.PAGE_BROUGHT_BACK,
        ),
    )
}


def allows(verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    transition = TABLE[verb]
    return state in transition.sources and bool(transition.who & set(who))
