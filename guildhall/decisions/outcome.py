"""What came of a decision, as it is written down."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from guildhall.decisions.models import MOST_IN_AN_OUTCOME, MOST_IN_REASONS, Decision


@dataclass(frozen=True, slots=True)
class Outcome:
    """One sentence, with its reasons, who will do what, and the day to look at it again."""

    sentence: str
    reasons: str = ""
    next_steps: str = ""
    look_again_on: dt.date | None = None

    def __post_init__(self) -> None:
        cleaned = {
            "sentence": " ".join(self.sentence.split())[:MOST_IN_AN_OUTCOME],
            "reasons": self.reasons.strip()[:MOST_IN_REASONS],
            "next_steps": self.next_steps.strip()[:MOST_IN_REASONS],
        }
        for name, words in cleaned.items():
            object.__setattr__(self, name, words)

    @classmethod
    def of(cls, decision: Decision) -> Self:
        return cls(decision.outcome, decision.reasons, decision.next_steps, decision.look_again_on)
