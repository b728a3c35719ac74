"""What a survey asks: at most six questions, in turns (domain.md 2.6).

The wording is ours, except for the first question, whose wording is the scale's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

YES, NO = 1, 0


@dataclass(frozen=True, slots=True)
class Question:
    """On a scale from 1 to `points`, or with yes and no (`points` 2, values 1 and 0)."""

    id: str
    text: Any
    points: int = 5

    @property
    def is_yes_or_no(self) -> bool:
        return self.points == 2  # yes, and no

    @property
    def values(self) -> Sequence[int]:
        return (YES, NO) if self.is_yes_or_no else range(1, self.points + 1)

    def label(self, value: int) -> Any:
        """The word beside a value."""
        if self.is_yes_or_no:
            return _("Yes") if value == YES else _("No")
        return value


QUESTIONS: Mapping[str, Question] = {
    one.id: one
    for one in (
        Question("P-I1", _("I identify with this community."), 7),
        Question("P-R1", _("This month it was useful for what I do.")),
        Question("P-R2", _("In the last month I changed how I do something because of it."), 2),
        Question("P-T1", _("There are at least two people here I would ask directly."), 2),
        Question("P-C1", _("I could explain to someone else what we do differently here.")),
        Question("P-E1", _("I look forward to our next meeting or conversation.")),
        Question("P-G1", _("I know where we are heading.")),
        Question("P-G2", _("I can have a say in where we are heading.")),
        Question("P-V1", _("I get back at least as much as I put in.")),
        Question("P-H1", _("This community has its own way of doing things.")),
        Question("P-H2", _("I can be myself here.")),
    )
}

TURNS: Sequence[Sequence[str]] = (
    ("P-I1", "P-R1", "P-T1", "P-R2", "P-C1", "P-E1"),
    ("P-I1", "P-R1", "P-T1", "P-G1", "P-G2", "P-V1"),
    ("P-I1", "P-R1", "P-R2", "P-C1", "P-H1", "P-H2"),
)


def next_questions(asked_before: int) -> list[str]:
    """The questions of the next survey of a community that has had so many."""
    return list(TURNS[asked_before % len(TURNS)])
