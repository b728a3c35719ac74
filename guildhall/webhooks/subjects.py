"""The events that can be sent outside: rooms declare which, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guildhall.commons.models import Entry, Reply
from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class SentEvent:
    """The text that a sending is about, as it is now, and the name of the person who acted."""

    entry: Entry
    reply: Reply | None
    name: str


@dataclass(frozen=True, slots=True)
class HookSubject:
    """`says` gives one sentence for a chat. `is_preset` ones are ticked in a new form."""

    verb: str
    label: Any
    says: Callable[[SentEvent], str]
    is_preset: bool = False


subjects: Declared[HookSubject] = Declared("hooks", HookSubject, by="verb")
