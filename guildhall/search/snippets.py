"""A snippet: the piece of a text around the words that were searched for, with those marked."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from guildhall.kit.scripts import encode
from guildhall.search.analyser import ChunkSpots, Spot, chunks_of
from guildhall.search.ask import Ask, Way
from guildhall.search.readings import in_a_row

LENGTH = 200
BEFORE = 60
LONGEST_WORD = 40
Place = tuple[int, int]
Placed = tuple[str, int, int]  # a word as a token, and where it begins and ends


def snippet(text: str, ask: Ask, language: str = "en") -> SafeString:
    """About `LENGTH` characters of `text` (plain), starting shortly before the first match."""
    text = in_a_row(text)
    matches = matches_in(text, ask, language)
    start = _start(text, matches[0][0]) if matches else 0
    end = _end(text, start + LENGTH, at_least=matches[0][1] if matches else 0)
    pieces = ["… " if start else "", *_pieces(text, start, end, matches)]
    # Each piece is escaped where it is cut.
    return SafeString("".join([*pieces, " …" if end < len(text) else ""]))


def _start(text: str, first: int) -> int:
    """Shortly before the first match: after a blank if possible, never inside a letter's signs."""
    start = max(0, first - BEFORE)
    if start:
        start = text.find(" ", start, first) + 1 or start
    while unicodedata.category(text[start])[0] == "M":
        start += 1
    return start


def _end(text: str, wanted: int, *, at_least: int) -> int:
    if wanted >= len(text):
        return len(text)
    blank = text.rfind(" ", max(wanted - LONGEST_WORD, 0), wanted)
    return max(wanted if blank < 0 else blank, at_least)


def _pieces(text: str, start: int, end: int, matches: list[Place]) -> Iterator[str]:
    last = start
    for left, right in matches:
        if left >= last and right <= end:
            yield f"{escape(text[last:left])}<mark>{escape(text[left:right])}</mark>"
            last = right
    yield escape(text[last:end])


def matches_in(text: str, ask: Ask, language: str) -> list[Place]:
    """Where a clause matches, as far as a snippet from the first match can show it."""
    wanted = _wanted(tuple([way for clause in ask.wanted for way in clause.ways]))
    before: list[Placed] = []  # as many words as a row that ends in the chunk can begin with
    places: list[Place] = []
    for offset, chunk in chunks_of(text, language):
        if wanted.may_end_in(chunk):
            strand = [*before, *_placed(offset, chunk.plain)]
            places += wanted.ending(strand, chunk, after=len(before))
            for row in chunk.others:
                places += wanted.ending(_placed(offset, row), chunk)
        if wanted.longest > 1:
            last = _placed(offset, chunk.plain[1 - wanted.longest :])
            before = [*before, *last][1 - wanted.longest :]
        if places and offset > min(places)[0] + LENGTH:
            break
    return _merged(places)


@lru_cache(maxsize=100)
def _wanted(ways: tuple[Way, ...]) -> "_Wanted":
    """Laid out once for all results of a search."""
    return _Wanted(ways)


def _placed(offset: int, spots: Sequence[Spot]) -> list[Placed]:
    """Words as tokens, with their places in the whole text."""
    return [(encode(word), offset + start, offset + end) for word, start, end in spots]


class _Wanted:
    """The ways of all clauses, laid out to be asked word by word."""

    def __init__(self, ways: Sequence[Way]) -> None:
        self.stems = {way.tokens[0] for way in ways if way.kind == "stem"}
        self.beginnings = [way.tokens for way in ways if way.kind == "beginning"]
        self.rows: dict[str, list[tuple[str, ...]]] = {}
        for way in ways:
            if way.kind == "row":
                self.rows.setdefault(way.tokens[-1], []).append(way.tokens)
        self.longest = max((len(way.tokens) for way in ways), default=1)

    def may_end_in(self, chunk: ChunkSpots) -> bool:
        if not self.stems.isdisjoint(chunk.stems) or not self.rows.keys().isdisjoint(chunk.words):
            return True
        if not self.beginnings:
            return False
        return any(word.startswith(row[-1]) for row in self.beginnings for word in chunk.words)

    def ending(
        self, strand: Sequence[Placed], chunk: ChunkSpots, *, after: int = 0
    ) -> Iterator[Place]:
        """What matches and ends with one of the spots from `after` on."""
        for last in range(after, len(strand)):
            word, start, end = strand[last]
            if chunk.words[word] in self.stems:
                yield start, end
            rows = self.rows.get(word, [])
            for row in [*rows, *(row for row in self.beginnings if word.startswith(row[-1]))]:
                first = last + 1 - len(row)
                if first >= 0 and all(
                    placed[0] == token
                    for placed, token in zip(strand[first:last], row[:-1], strict=True)
                ):
                    yield strand[first][1], end


def _merged(places: list[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
