"""A snippet: the piece of a text around the words that were searched for, with those marked."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guildhall.search.analyser import Spot, spots_of
from guildhall.search.ask import Ask, Way

LENGTH = 200
BEFORE = 60
LONGEST_WORD = 40
MOST_READ = 40_000
_SPACE = re.compile(r"\s+")

Place = tuple[int, int]


def snippet(text: str, ask: Ask, language: str = "en") -> SafeString:
    """About `LENGTH` characters of `text` (plain), starting shortly before the first match."""
    text = _SPACE.sub(" ", text).strip()[:MOST_READ]
    matches = _matches(text, ask, language)
    start = _start(text, matches[0][0]) if matches else 0
    end = _end(text, start + LENGTH, at_least=matches[0][1] if matches else 0)
    body = format_html_join("", "{}{}", _pieces(text, start, end, matches))
    return format_html("{}{}{}", "… " if start else "", body, " …" if end < len(text) else "")


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


def _pieces(text: str, start: int, end: int, matches: list[Place]) -> Iterator[tuple[str, str]]:
    last = start
    for left, right in matches:
        if left >= last and right <= end:
            yield text[last:left], format_html("<mark>{}</mark>", text[left:right])
            last = right
    yield text[last:end], ""


def _matches(text: str, ask: Ask, language: str) -> list[Place]:
    """Where a clause matches, as far as a snippet from the first match can show it."""
    wanted = _Wanted([way for clause in ask.wanted for way in clause.ways])
    strand: list[Spot] = []
    places: list[Place] = []
    for plain, others in spots_of(text, language):
        for spot in plain:
            strand.append(spot)
            places += wanted.ending(strand, len(strand))
        for row in others:
            for length in range(1, len(row) + 1):
                places += wanted.ending(row, length)
        if places and plain and plain[0].start > min(places)[0] + LENGTH:
            break
    return _merged(places)


class _Wanted:
    """The ways of all clauses, laid out to be asked word by word."""

    def __init__(self, ways: Sequence[Way]) -> None:
        self.stems = {way.tokens[0] for way in ways if way.kind == "stem"}
        self.beginnings = [way.tokens for way in ways if way.kind == "beginning"]
        self.rows: dict[str, list[tuple[str, ...]]] = {}
        for way in ways:
            if way.kind == "row":
                self.rows.setdefault(way.tokens[-1], []).append(way.tokens)

    def ending(self, spots: Sequence[Spot], length: int) -> Iterator[Place]:
        """What matches and ends with the last of the first `length` spots."""
        last = spots[length - 1]
        if last.stem in self.stems:
            yield last.start, last.end
        rows = self.rows.get(last.word, [])
        for row in [*rows, *(row for row in self.beginnings if last.word.startswith(row[-1]))]:
            first = length - len(row)
            if first >= 0 and all(
                spot.word == token
                for spot, token in zip(spots[first : length - 1], row[:-1], strict=True)
            ):
                yield spots[first].start, last.end


def _merged(places: list[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
