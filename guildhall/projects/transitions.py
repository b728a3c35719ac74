"""What the tables of projects, tasks and shifts are made of: who may do what, from which state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """What someone is to a project, or to one of its tasks or shifts."""

    ORGANISER = "organiser"
    STEWARD = "steward"
    HOLDER = "holder"  # whose task, supply or place it is
    MEMBER = "member"  # everyone who belongs to the community
    HALL = "hall"  # nobody: the clock


TEAM = frozenset({Who.ORGANISER, Who.STEWARD})
EVERYONE = TEAM | {Who.HOLDER, Who.MEMBER}


@dataclass(frozen=True, slots=True)
class Transition:
    """From each of `sources` to `target`, by any of `who`; the same state where that is None."""

    verb: str
    sources: frozenset[str]
    target: str | None
    who: frozenset[Who]
    event: str


Table = Mapping[str, Transition]


def row(
    verb: str, sources: Iterable[str], target: str | None, who: Iterable[Who], event: str
) -> Transition:
    return Transition(verb, frozenset(sources), target, frozenset(who), event)


def table(*rows: Transition) -> Table:
    return {one.verb: one for one in rows}


def allows(verbs: Table, verb: str, *, state: str, who: Iterable[Who]) -> bool:
    """Whether someone who is all of `who` to it can do this now."""
    one = verbs[verb]
    return state in one.sources and bool(one.who & set(who))
