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
    runs: list[Run] = []
    for tag, old_from, old_to, new_from, new_to in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            runs.append(Run("removed", "".join(old[old_from:old_to])))
        if new_to > new_from:
            runs.append(Run("added", "".join(new[new_from:new_to])))
    return runs
