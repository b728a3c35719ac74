"""Verbs: the names of events. Each is declared together with what it counts as.

An app declares its verbs in its `events.py`; a verb is a plain string. The types are those of
domain.md, 0.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """Types of domain.md 0.1.

    `thread.grown`, `meeting.noted`, `meeting.proposed`, `member.welcomed` and `trial.begun`
    are ours: acts that its definitions name (curate, summarise, propose, welcome, “I'll try
    this”) and its table does not.
    """

    ASKED = "question.asked"
    ANSWERED = "answer.posted"
    COMMENTED = "comment.posted"
    HELPED = "answer.helped"
    POSTED = "post.created"
    DRAFTED = "item.drafted"
    VALIDATED = "item.validated"
    RETURNED = "item.returned"
    REVISED = "item.revised"
    RETIRED = "item.retired"
    TRIED = "trial.begun"
    ADOPTED = "adoption.reported"
    READ = "read.opened"
    REACTED = "reaction.given"
    SCHEDULED = "meeting.scheduled"
    HELD = "meeting.held"
    NOT_HELD = "meeting.not_held"
    CANCELLED = "meeting.cancelled"
    ATTENDED = "meeting.attended"
    HOSTED = "meeting.hosted"
    PROPOSED_POINT = "meeting.proposed"
    NOTED = "meeting.noted"
    ACTION_TAKEN = "action.taken"
    ACTION_DONE = "action.done"
    CHAT_PAIRED = "chat.paired"
    CHAT_DONE = "chat.done"
    EDITED = "doc.edited"
    INVITED = "member.invited"
    REQUESTED = "member.requested"
    JOINED = "member.joined"
    LEFT = "member.left"
    WELCOMED = "member.welcomed"
    ROLE_TAKEN = "role.taken"
    ROLE_ENDED = "role.ended"
    STORY = "story.told"
    PROPOSED = "decision.proposed"
    OBJECTED = "decision.objected"
    AGREED = "decision.agreed"
    GROWN = "thread.grown"
    TOPIC_ADDED = "topic.added"


NOTHING = None


class NotDeclared(LookupError):
    """An event that doesn't say what it counts as was to be recorded."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """The verb that is undone: the same person's act in the same place, or anyone's there."""

    verb: str
    of_anyone: bool


_types: dict[str, Type | None] = {}
_types_of_replies: dict[str, Type] = {}
_undoings: dict[str, Undoing] = {}


def event(
    verb: str,
    *,
    counts_as: Type | None,
    of_a_reply: Type | None = None,
    takes_back: str = "",
    of_anyone: bool = False,
) -> str:
    """Declare a verb and give it back. `counts_as` NOTHING is no contribution, and is said as well.

    `of_a_reply` is the type where it happened to a reply. What `takes_back` names counts no longer.
    """
    if verb in _types:
        raise ValueError(f"The verb {verb} is declared twice.")
    _types[verb] = counts_as
    if of_a_reply:
        _types_of_replies[verb] = of_a_reply
    if takes_back:
        _undoings[verb] = Undoing(takes_back, of_anyone)
    return verb


def require_declared(verb: str) -> None:
    """Raises NotDeclared."""
    if verb not in _types:
        raise NotDeclared(
            f"{verb} does not say what it counts as: "
            "declare it with event() in the events.py of its app."
        )


def types_of_verbs() -> Mapping[str, Type]:
    """What each verb counts as. Those that count as nothing are left out."""
    return {verb: kind for verb, kind in _types.items() if kind}


def types_of_replies() -> Mapping[str, Type]:
    """What those verbs count as that are something else where they happen to a reply."""
    return dict(_types_of_replies)


def undoings() -> Mapping[str, Undoing]:
    """Of each verb that takes another one back, what it takes back."""
    return dict(_undoings)
