"""Work that each node does for itself, beside that which one of them does for all."""

from collections.abc import Callable
from dataclasses import dataclass

from guildhall.kit.declared import Declared


@dataclass(frozen=True, slots=True)
class OnEachNode:
    """Done by the worker of each node, one after another, every few seconds.

    It has to be brief where nothing changed, and to bear being ended at any moment.
    """

    name: str
    run: Callable[[], None]


on_each_node: Declared[OnEachNode] = Declared("tasks", OnEachNode, by="name")
