"""What changed between two versions of a charter, and whether that is a small correction."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guildhall.charters.models import CharterVersion, Objective
from guildhall.kit.differences import Run, differences

MOST_SLIPS = 6
ALIKE = 0.7
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a charter in words. `is_text`: it can have small corrections."""

    name: str
    title: str
    text: str
    is_text: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    title: str
    runs: list[Run]


def parts_of(version: CharterVersion) -> list[Part]:
    """Everything that a version says, with its objectives (fetch them before)."""
    rhythm = version.rhythm
    return [
        Part("aim", _("What we want to get better at"), version.aim),
        Part("norms", _("How we treat each other"), version.norms),
        Part("rhythm", _("Our rhythm"), rhythm.said if rhythm else "", is_text=False),
        Part("where", _("Where we meet"), version.meets_where),
        Part("looked after", _("Looked after by"), version.looked_after),
        Part(
            "again",
            _("Next review"),
            date_format(version.look_again_on, "j F Y") if version.look_again_on else "",
            is_text=False,
        ),
        Part(
            "objectives",
            _("Objectives"),
            "\n".join(_line(one) for one in version.objectives.all()),
            is_text=False,
        ),
        Part("in", _("What belongs here"), version.scope_in),
        Part("out", _("What doesn't belong here"), version.scope_out),
        Part("time", _("Working time granted"), version.time_granted),
        Part("quorum", _("How many must say yes"), str(version.quorum or ""), is_text=False),
    ]


def changes_between(before: CharterVersion | None, after: CharterVersion) -> list[Change]:
    """Each part that changed, word by word. With nothing before it, everything is new."""
    old = {part.name: part.text for part in parts_of(before)} if before else {}
    return [
        Change(part.title, differences(old.get(part.name, ""), part.text))
        for part in parts_of(after)
        if part.text != old.get(part.name, "")
    ]


def is_small_change(before: CharterVersion | None, after: CharterVersion) -> bool:
    """Corrected spelling or another place to meet: no word is added or taken away.

    Rhythm, dates, objectives and the number who must say yes always ask everyone.
    """
    if before is None:
        return False
    slips = 0
    for old, new in zip(parts_of(before), parts_of(after), strict=True):
        if old.text == new.text or new.name == "where":
            continue
        corrected = _slips(old.text, new.text) if new.is_text else None
        if corrected is None:
            return False
        slips += corrected
    return slips <= MOST_SLIPS


def _slips(before: str, after: str) -> int | None:
    """How many words are only spelled differently.

    None if a word or a line was added, removed or replaced.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) != len(new) or len(before.splitlines()) != len(after.splitlines()):
        return None
    changed = [
        (one, other)
        for one, other in zip(old, new, strict=True)
        if one.casefold() != other.casefold()
    ]
    return len(changed) if _are_alike(changed) else None


def _are_alike(pairs: Sequence[tuple[str, str]]) -> bool:
    return all(
        not any(word.isdigit() for word in pair) and SequenceMatcher(None, *pair).ratio() >= ALIKE
        for pair in pairs
    )


def _line(objective: Objective) -> str:
    owner = objective.owner.name if objective.owner else _("no owner yet")
    due = date_format(objective.due_on, "j F Y") if objective.due_on else _("no date")
    return f"{objective.text} ({owner}, {due})"
