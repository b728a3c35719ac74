"""What a survey asks: at most six questions, in turns; once a year more (domain.md 2.6).

The wording is ours, except for the first question, whose wording is the scale's own. The longer one
measures what Edmondson (1999) calls psychological safety, in seven items, and a sense of community
in four pairs (needs, membership, influence, connection), after the brief scale of Peterson, Speer
and McMillan (2008).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

YES, NO = 1, 0


@dataclass(frozen=True, slots=True)
class Question:
    """On a scale from 1 to `points`, or with yes and no (`points` 2, values 1 and 0).

    In one that `is_turned`, full agreement is the worse answer.
    """

    id: str
    text: Any
    points: int = 5
    is_turned: bool = False

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
        Question("P-S1", _("Mistakes are remembered against people here."), 7, is_turned=True),
        Question("P-S2", _("Awkward problems can be put on the table here."), 7),
        Question("P-S3", _("People who are different have a hard time here."), 7, is_turned=True),
        Question("P-S4", _("I can try something here without worrying how it looks."), 7),
        Question("P-S5", _("Asking for help here takes courage."), 7, is_turned=True),
        Question("P-S6", _("Nobody here would spoil my work on purpose."), 7),
        Question("P-S7", _("What I am good at is seen and used here."), 7),
        Question("P-B1", _("I find here what I need for what I do.")),
        Question("P-B2", _("When it matters, this community helps me.")),
        Question("P-B3", _("I belong here.")),
        Question("P-B4", _("I feel part of what we do here.")),
        Question("P-B5", _("What I say here makes a difference.")),
        Question("P-B6", _("People here listen to each other.")),
        Question("P-B7", _("I feel close to people here.")),
        Question("P-B8", _("I would miss the people here.")),
    )
}

TURNS: Sequence[Sequence[str]] = (
    ("P-I1", "P-R1", "P-T1", "P-R2", "P-C1", "P-E1"),
    ("P-I1", "P-R1", "P-T1", "P-G1", "P-G2", "P-V1"),
    ("P-I1", "P-R1", "P-R2", "P-C1", "P-H1", "P-H2"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Questions of the yearly survey that are read as one, with the same scale."""

    name: Any
    questions: Sequence[str]


IDENTITY = "P-I1"
THEMES: Sequence[Theme] = (
    Theme(_("It is safe to speak up here."), [f"P-S{number}" for number in range(1, 8)]),
    Theme(_("We find here what we need."), ("P-B1", "P-B2")),
    Theme(_("We belong here."), ("P-B3", "P-B4")),
    Theme(_("We have a say here."), ("P-B5", "P-B6")),
    Theme(_("We are close to each other."), ("P-B7", "P-B8")),
)


def yearly_questions() -> list[str]:
    """The first question of every survey comes along, so that it can be compared."""
    return [IDENTITY, *(name for theme in THEMES for name in theme.questions)]


def next_questions(asked_before: int) -> list[str]:
    """The questions of the next short survey of a community that has had so many."""
    return list(TURNS[asked_before % len(TURNS)])
