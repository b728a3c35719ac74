"""What changed between two versions of a text, word by word."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    kind: Literal["same", "added", "removed"]
    text: str


def differences(before: str, after: str) -> list[Run]:
    """The runs that lead from `before` to `after`; texts over 20,000 words are compared by line."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > 20_000:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    steps: list[tuple[bool, str, str]] = []  # is it the same, what went, what came
    for tag, old_from, old_to, new_from, new_to in difflib.SequenceMatcher(
        None, old, new, False
    ).get_opcodes():
        _join(steps, tag == "equal", "".join(old[old_from:old_to]), "".join(new[new_from:new_to]))
    runs: list[Run] = []
    for is_same, went, came in steps:
        if is_same:
            runs.append(Run("same", came))
            continue
        if went:
            runs.append(Run("removed", went))
        if came:
            runs.append(Run("added", came))
    return runs


def _join(steps: list[tuple[bool, str, str]], is_same: bool, went: str, came: str) -> None:
    """Add a step; two changes with nothing but a gap between them read as one."""
    if not is_same and len(steps) > 1 and steps[-1][0] and not steps[-1][2].strip():
        _same, _went, gap = steps.pop()
        _same, earlier_went, earlier_came = steps.pop()
        went, came = earlier_went + gap + went, earlier_came + gap + came
    steps.append((is_same, went, came))
