"""What can be sent outside: rooms say which of their events, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guildhall.commons.models import Entry, Reply
from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class Told:
    """What a sending is about, as it is when it is sent. `name` is of who did it."""

    entry: Entry
    reply: Reply | None
    name: str


@dataclass(frozen=True, slots=True)
class HookSubject:
    """`says` gives one sentence for a chat. `is_preset` ones are chosen from the start."""

    verb: str
    label: Any
    says: Callable[[Told], str]
    is_preset: bool = False


subjects: Declared[HookSubject] = Declared("hooks", HookSubject, by="verb")
