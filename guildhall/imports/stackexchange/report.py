"""What an import did, for people and for programs."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

KEPT_EXAMPLES = 20


@dataclass(slots=True)
class Report:
    """Counts of what was added; what was skipped, by reason, with the first examples."""

    people: int = 0
    questions: int = 0
    answers: int = 0
    replies: int = 0
    topics: int = 0
    links: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def skip(self, what: str, reason: str, row_id: str) -> None:
        self.skipped[f"{what}: {reason}"] += 1
        if len(self.examples) < KEPT_EXAMPLES:
            self.examples.append(f"{what} {row_id or '?'}: {reason}")

    def as_json(self) -> dict[str, Any]:
        return {
            "people": self.people,
            "questions": self.questions,
            "answers": self.answers,
            "replies": self.replies,
            "topics": self.topics,
            "links": self.links,
            "skipped": dict(self.skipped),
            "seconds": round(self.seconds, 2),
        }
