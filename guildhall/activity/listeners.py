"""Who hears of events: upper floors add their listeners at start-up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from guildhall.activity.models import Delivery, Event
from guildhall.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class Listener:
    """Hears events in the transaction that records them. An error takes the act back."""

    hear: Callable[[Sequence[Event]], None]
    verbs: frozenset[str] = field(default_factory=frozenset)

    def wants(self, verb: str) -> bool:
        return not self.verbs or verb in self.verbs


@dataclass(frozen=True, slots=True)
class LaterListener:
    """Hears one event at a time, in a worker. May hear it twice; may keep its place in the cursor."""

    hear: Callable[[Event, Delivery], None]
    verbs: frozenset[str]


now: Registry[Listener] = Registry("activity.listeners.now")
later: Registry[LaterListener] = Registry("activity.listeners.later")
