"""What someone changed in a text, piece by piece, and taking some of it into the text as it is now.

Three texts: the one that the change began from, the one as it is now, and the one suggested. The
way of diff3 (Khanna, Kunal and Pierce, “A formal investigation of diff3”, 2007), over sentences
and lines, found by difflib of the standard library.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

_SENTENCES = re.compile(r"[^\n]*?[.!?:;](?:[ \t]+|\n|$)|[^\n]*\n|[^\n]+$")
_MOST_SENTENCES = 4_000  # of both texts; longer ones are compared by line

Edit = tuple[int, int, int, int]  # from and to in the text it began from, from and to in the other


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text. One with a `number` is a change that can be taken.

    `before` is what the text has there now, `after` what is suggested. Where `is_changed_since`,
    the text has changed there too since the suggestion was begun.
    """

    before: str
    after: str
    number: int | None = None
    is_changed_since: bool = False


def pieces(began: str, now: str, suggested: str) -> list[Piece]:
    """The text as it is now in parts, with what is suggested for some of them, numbered from 0.

    Put together, what is `before` is the text now. What both changed in the same way is no change.
    """
    old, new, wanted = _units(began, now, suggested)
    ours, theirs = _edits(old, new), _edits(old, wanted)
    found: list[Piece] = []
    place = shift = number = 0  # in the old text; how far the text now is ahead of it
    for region in _regions(ours, theirs):
        same = "".join(old[place : region.start])
        found += [Piece(same, same)] if same else []
        before = "".join(new[region.start + shift : region.end + shift + _grown(region.ours)])
        after = "".join(_applied(old, wanted, region))
        shift, place = shift + _grown(region.ours), region.end
        if before == after or not region.theirs:
            found += [Piece(before, before)] if before else []
            continue
        found.append(Piece(before, after, number, is_changed_since=bool(region.ours)))
        number += 1
    rest = "".join(old[place:])
    return [*found, Piece(rest, rest)] if rest else found


def with_taken(found: Sequence[Piece], taken: Collection[int]) -> str:
    """The text with the changes of these numbers."""
    return "".join(one.after if one.number in taken else one.before for one in found)


def changes_in(found: Sequence[Piece]) -> list[Piece]:
    """Those that can be taken, in the order of the text."""
    return [one for one in found if one.number is not None]


@dataclass(frozen=True, slots=True)
class _Region:
    """Lines of the old text that one or both have changed."""

    start: int
    end: int
    ours: tuple[Edit, ...]
    theirs: tuple[Edit, ...]


def _units(*texts: str) -> list[list[str]]:
    in_sentences = [_SENTENCES.findall(text) for text in texts]
    if max(map(len, in_sentences)) <= _MOST_SENTENCES:
        return in_sentences
    return [text.splitlines(keepends=True) for text in texts]


def _edits(old: Sequence[str], other: Sequence[str]) -> list[Edit]:
    steps = difflib.SequenceMatcher(None, old, other, autojunk=False).get_opcodes()
    return [(a, b, c, d) for tag, a, b, c, d in steps if tag != "equal"]


def _regions(ours: Sequence[Edit], theirs: Sequence[Edit]) -> Iterator[_Region]:
    """Edits that overlap belong together, and so do those at a place where one puts something in.

    Of two sentences in a row, each can be changed by another.
    """
    both = sorted([(edit, True) for edit in ours] + [(edit, False) for edit in theirs])
    gathered: list[tuple[Edit, bool]] = []
    end = -1
    for edit, is_ours in both:
        if gathered and not _belongs(edit, gathered, end):
            yield _region(gathered, end)
            gathered = []
        end = max(end, edit[1]) if gathered else edit[1]
        gathered.append((edit, is_ours))
    if gathered:
        yield _region(gathered, end)


def _belongs(edit: Edit, gathered: Sequence[tuple[Edit, bool]], end: int) -> bool:
    start, last = edit[0], gathered[-1][0]
    puts_in = edit[0] == edit[1] or last[0] == last[1] == end
    return start < end or (start == end and puts_in)


def _region(gathered: Sequence[tuple[Edit, bool]], end: int) -> _Region:
    ours = tuple(edit for edit, is_ours in gathered if is_ours)
    theirs = tuple(edit for edit, is_ours in gathered if not is_ours)
    return _Region(gathered[0][0][0], end, ours, theirs)


def _grown(edits: Sequence[Edit]) -> int:
    """By how much these edits make the text longer."""
    return sum((d - c) - (b - a) for a, b, c, d in edits)


def _applied(old: Sequence[str], wanted: Sequence[str], region: _Region) -> Iterator[str]:
    """The region as it is suggested."""
    place = region.start
    for start, end, other_start, other_end in region.theirs:
        yield from old[place:start]
        yield from wanted[other_start:other_end]
        place = end
    yield from old[place : region.end]
