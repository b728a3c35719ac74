"""What pairing knows about a person, and what it gives back."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The terms of the objective, each a reason that can be told to both."""

    LEARN = "learn"  # one would like to learn what the other can help with
    COMMON = "common"  # both can help with the same
    BRIDGE = "bridge"  # they are in different units
    LANGUAGE = "language"  # they declared a language in common
    HOURS = "hours"  # their working days overlap
    ANYONE = "anyone"  # none of these


@dataclass(frozen=True, slots=True)
class Partner:
    """One person: `key` is any number of their own, lower ones come first where all is equal.

    `helps`, `learns` and `speaks` hold topics and languages by their key. `offset` is minutes east
    of UTC, −720 to 840. `likes_counterparts`: they asked for someone in another unit with the same
    topics, which then counts for more.
    """

    key: int
    unit: int | None = None
    helps: frozenset[str] = frozenset()
    learns: frozenset[str] = frozenset()
    speaks: frozenset[str] = frozenset()
    offset: int = 0
    likes_counterparts: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Two people who meet, and perhaps a third, who comes last.

    `about` is the topic or language of the reason of the two, or empty.
    """

    keys: tuple[int, ...]
    why: Why
    about: str = ""
