"""Two texts of lines that were written at once become one, and no line is lost.

Each change is from the text that its writer saw to the text that they wrote. Of the text as it is
now, only lines go that the writer saw and took out; lines that others wrote meanwhile stay. The
comparison is that of difflib.
"""

from collections import defaultdict
from difflib import SequenceMatcher


def woven(began: str, now: str, wrote: str) -> str:
    """The text now, with what was changed from `began` to `wrote`."""
    if wrote in (began, now):
        return now
    if began == now:
        return wrote
    old, present, wanted = began.splitlines(), now.splitlines(), wrote.splitlines()
    place_now = _places(old, present)
    gone: set[int] = set()
    added: dict[int, list[str]] = defaultdict(list)
    for tag, start, end, from_line, to_line in _compared(old, wanted).get_opcodes():
        if tag == "equal":
            continue
        gone |= {place_now[line] for line in range(start, end) if line in place_now}
        lines = wanted[from_line:to_line]
        place = _place_of(end, len(present), place_now)
        if lines and not _is_there(lines, place, present, place_now):
            added[place] += lines
    return "\n".join(_put_together(present, gone, added))


def _compared(old: list[str], other: list[str]) -> SequenceMatcher:
    return SequenceMatcher(None, old, other, autojunk=False)


def _places(old: list[str], present: list[str]) -> dict[int, int]:
    """Where each line of the old text is now, for those that nobody has changed."""
    return {
        block.a + step: block.b + step
        for block in _compared(old, present).get_matching_blocks()
        for step in range(block.size)
    }


def _place_of(end: int, last: int, place_now: dict[int, int]) -> int:
    """Before the next line of the old text that is still there, after all that others wrote."""
    return min((now for line, now in place_now.items() if line >= end), default=last)


def _is_there(lines: list[str], place: int, present: list[str], place_now: dict[int, int]) -> bool:
    """The same lines were put at the same place meanwhile: the form was sent twice."""
    start = place - len(lines)
    is_new = start >= 0 and not set(place_now.values()) & set(range(start, place))
    return is_new and present[start:place] == lines


def _put_together(present: list[str], gone: set[int], added: dict[int, list[str]]) -> list[str]:
    lines: list[str] = []
    for number in range(len(present) + 1):
        lines += added.get(number, [])
        if number < len(present) and number not in gone:
            lines.append(present[number])
    return lines
