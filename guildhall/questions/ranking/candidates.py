"""What the ranking knows about people and a question: only what every member can see."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """The reason that counted most."""

    DECLARED = "declared"  # they list it under “Ask me about”
    ALIKE = "alike"  # they answered something like it
    TOPIC = "topic"  # they answered on one of its topics
    LOOKS_AFTER = "looks_after"  # they look after one of its topics
    LATELY = "lately"  # they answered here lately


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of someone to another question.

    `likeness` (0 to 1) says how much that question is like this one: whatever measures it, words
    or meaning, gives this number. `topics` (0 to 1) is the share of this question's topics that
    the other has, too.
    """

    days_ago: float
    likeness: float = 0
    topics: float = 0
    reply_id: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """`speaks` is None where they list no language. `is_new`: they came a short while ago."""

    key: int | str
    answers: Sequence[Answer] = ()
    declares: str = ""
    looks_after: str = ""
    speaks: bool | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate in the order: why, which answer shows it, and what they listed."""

    key: int | str
    points: float
    why: Why
    reply_id: int = 0
    words: str = ""
    is_new: bool = False

    @property
    def place(self) -> tuple[float, int, str]:
        """The best first; of equals by key, so that 99 comes before 100."""
        key = str(self.key)
        return (-self.points, len(key), key)


@dataclass(frozen=True, slots=True)
class Month:
    """How many offers each person had in the last thirty days, and all together."""

    offers: dict[int | str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.offers.values())

    def of(self, key: int | str) -> int:
        return self.offers.get(key, 0)
