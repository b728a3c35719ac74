"""The parts of a tip and of a practice: what is asked for each, and how they become one text.

Source: domain.md, 1.3 and 2.5.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.practices.events import PRACTICE, TIP

MOST_IN_A_PART = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a tip or practice: the question that asks for it, and its heading in the text.

    `as_missing` names it in the list of what a standard still needs.
    """

    name: str
    question: Any
    heading: Any
    hint: Any = ""
    rows: int = 3
    as_missing: Any = ""


FIX = Part("fix", _("What fixed it?"), _("What fixed it"), rows=4)
TIP_MORE = (
    Part(
        "how_to_tell",
        _("How do you tell it from something else?"),
        _("How to tell it from something else"),
        _("The sound, the reading, the test that settles it."),
    ),
    Part(
        "why",
        _("Why does it help?"),
        _("Why"),
        _("What is going on inside, as far as you know."),
        as_missing=_("why it helps"),
    ),
    Part("steps", _("What exactly do you do, step by step?"), _("Steps"), rows=5),
    Part(
        "when_not",
        _("When should you not do it?"),
        _("When not"),
        _("Where it did not help, or would do harm."),
        as_missing=_("when not to do it"),
    ),
    Part("safety", _("What could hurt someone?"), _("Safety")),
    Part("spares", _("Which parts or tools do you need?"), _("Parts and tools"), rows=2),
    Part("time", _("How long does it take?"), _("Time"), rows=1),
)
PRACTICE_FIRST = (
    Part(
        "situation",
        _("When do you do it?"),
        _("Situation"),
        _("The situation this is meant for."),
    ),
    Part("doing", _("What do you do?"), _("What we do"), rows=6),
)
PRACTICE_MORE = (
    Part("why", _("Why does it work?"), _("Why it works"), as_missing=_("why it works")),
    Part(
        "evidence",
        _("How do you know, and how could you measure it?"),
        _("Evidence and measure"),
        as_missing=_("how you know it works"),
    ),
    Part(
        "limits",
        _("Where does it not work?"),
        _("Limits"),
        as_missing=_("where it doesn't work"),
    ),
    Part(
        "example",
        _("One real example"),
        _("One real example"),
        _("One time, one place, what happened."),
        as_missing=_("one real example"),
    ),
    Part("conditions", _("What has to be in place first?"), _("Conditions")),
    Part("cost", _("What does it cost?"), _("Cost"), _("In time, money or nerves."), rows=2),
    Part("ask", _("Who can people ask?"), _("Who to ask"), _("Names, as @name.")),
)
PARTS = {TIP: (FIX, *TIP_MORE), PRACTICE: (*PRACTICE_FIRST, *PRACTICE_MORE)}
REQUIRED = {TIP: ("fix",), PRACTICE: ("situation", "doing")}
WHAT_TO_DO = ("fix", "steps", "doing")  # a check is a check of these
LIMITS = {TIP: "when_not", PRACTICE: "limits"}
BEFORE_STANDARD = {TIP: ("why", "when_not"), PRACTICE: ("why", "evidence", "limits", "example")}


def part_of(kind: str, name: str) -> Part | None:
    return next((part for part in PARTS[kind] if part.name == name), None)


def text_of_parts(kind: str, parts: Mapping[str, str]) -> str:
    """One Markdown text: each part that is filled in, under its heading, in the usual order."""
    texts = [(part, parts.get(part.name, "").strip()) for part in PARTS[kind]]
    return "\n\n".join(f"## {part.heading}\n\n{text}" for part, text in texts if text)


def filled_parts(kind: str, parts: Mapping[str, str]) -> dict[str, str]:
    """Only parts that the kind has and that hold some text, without space around it."""
    return {part.name: text for part in PARTS[kind] if (text := parts.get(part.name, "").strip())}


def next_to_say(kind: str, parts: Mapping[str, str]) -> Part | None:
    """The part to ask for next: the first that is still empty; None where none is."""
    return next((part for part in PARTS[kind] if not parts.get(part.name)), None)


def missing_before_standard(kind: str, parts: Mapping[str, str]) -> list[Part]:
    """The parts that a standard needs and this does not have yet."""
    return [
        part
        for part in PARTS[kind]
        if part.name in BEFORE_STANDARD[kind] and not parts.get(part.name)
    ]
