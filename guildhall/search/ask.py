"""What somebody typed into the box, read as clauses and filters."""

import re
from dataclasses import dataclass, field

from guildhall.search.analyser import LANGUAGES, encode, is_cjk, stem, words_of

MAX_CLAUSES = 12
FILTERS = ("topic", "by", "in", "is", "kind")

_PART = re.compile(r'(?P<minus>-)?(?:(?P<filter>topic|by|in|is|kind):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that must match: a word in any of its stems, a phrase of words, or a beginning."""

    kind: str
    tokens: tuple[str, ...]


@dataclass(slots=True)
class Ask:
    wanted: list[Clause] = field(default_factory=list)
    unwanted: list[Clause] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.wanted and not self.filters


def read_ask(typed: str, *, languages: tuple[str, ...] = ("en",), is_typing: bool = False) -> Ask:
    """Words, "phrases", -without, beginnings*, topic: by: in: is: kind:. Never fails; what is nothing is left out.

    `languages` are those in which texts may be; `is_typing` takes the last word as a beginning.
    """
    ask = Ask()
    for part in list(_PART.finditer(typed[:200])):
        _read_part(ask, part, languages)
    if is_typing and ask.wanted and typed[-1:].strip():
        ask.wanted[-1] = _as_beginning(typed, ask.wanted[-1])
    ask.wanted, ask.unwanted = ask.wanted[:MAX_CLAUSES], ask.unwanted[:MAX_CLAUSES]
    return ask


def _read_part(ask: Ask, part: re.Match[str], languages: tuple[str, ...]) -> None:
    text = part["phrase"] if part["phrase"] is not None else part["word"]
    if part["filter"] and not part["minus"]:
        if text.strip():
            ask.filters[part["filter"]] = text.strip()
        return
    clause = _clause(text, is_phrase=part["phrase"] is not None, languages=languages)
    if clause:
        (ask.unwanted if part["minus"] else ask.wanted).append(clause)


def _clause(text: str, *, is_phrase: bool, languages: tuple[str, ...]) -> Clause | None:
    words = words_of(text)
    if not words:
        return None
    if text.endswith("*") and len(words) == 1:
        return Clause("beginning", (encode(words[0]),))
    if is_cjk(words[0]):
        return _cjk_clause(words)
    if is_phrase or len(words) > 1:
        return Clause("phrase", tuple(encode(word) for word in words))
    stems = {encode(stem(words[0], language)) for language in languages if language[:2] in LANGUAGES}
    return Clause("word", tuple(sorted(stems | {encode(words[0])})))


def _cjk_clause(words: list[str]) -> Clause:
    """A run of two letters or more is its bigrams in a row; one letter is a beginning."""
    pairs = [word for word in words if len(word) > 1]
    if not pairs:
        return Clause("beginning", (encode(words[0]),))
    return Clause("phrase", tuple(encode(word) for word in pairs))


def _as_beginning(typed: str, last: Clause) -> Clause:
    words = words_of(typed.rsplit(None, 1)[-1])
    return Clause("beginning", (encode(words[-1]),)) if last.kind == "word" and words else last
