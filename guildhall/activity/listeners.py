"""Listeners to events: higher apps declare theirs among their `tasks`."""

import datetime as dt
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from guildhall.kit.declared import Declared


class Event(Protocol):
    """One act as its listeners get it. Listeners cannot ask the log for other acts."""

    pk: int
    verb: str
    community_id: int | None
    actor_id: int | None
    entry_id: int | None
    reply_id: int | None
    toward_id: int | None
    unit_id: int | None
    topics: Any
    detail: Any
    at: dt.datetime
    is_automated: bool
    is_imported: bool

    @property
    def is_news(self) -> bool: ...


class Delivery(Protocol):
    """An event on its way to one listener, which may keep its place in the cursor."""

    cursor: Any

    def keep(self, **changes: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Listener:
    """Gets events in the transaction that records them. An error undoes the act."""

    name: str
    hear: Callable[[Sequence[Event]], None]
    verbs: frozenset[str] = field(default_factory=frozenset)

    def wants(self, verb: str) -> bool:
        return not self.verbs or verb in self.verbs


@dataclass(frozen=True, slots=True)
class SoonListener:
    """Gets events right after they are committed, before the answer goes out.

    Nobody waits for its lock while it thinks. Where the process ends first or it fails, a
    worker lets it hear them, perhaps a second time. An import lets it hear in its transaction.
    """

    name: str
    hear: Callable[[Sequence[Event]], None]
    wants: Callable[[Event], bool]


@dataclass(frozen=True, slots=True)
class LaterListener:
    """Gets one event at a time, in a worker, perhaps twice; may keep its place in the cursor."""

    name: str
    hear: Callable[[Event, Delivery], None]
    verbs: Container[str]


now: Declared[Listener] = Declared("tasks", Listener, by="name")
soon: Declared[SoonListener] = Declared("tasks", SoonListener, by="name")
later: Declared[LaterListener] = Declared("tasks", LaterListener, by="name")
