"""What someone typed into the box, read as clauses and filters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice, product

from guildhall.kit.scripts import LETTERS, encode, fold, is_unspaced, umlaut_taken_back
from guildhall.search.analyser import LANGUAGES, Row, spellings, stem
from guildhall.search.fillers import is_filler

MAX_CLAUSES = 12
MAX_WAYS = 16

FILTERS = ("in", "room", "kind", "is", "tested", "unit", "by", "topic", "since")

_PART = re.compile(
    rf"(?P<minus>-)?(?:(?P<filter>{'|'.join(FILTERS)}):)?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)

_LETTERS_ONLY = re.compile(rf"\W*(?P<letters>{LETTERS})\W*")


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a clause matches: by a *stem*, by a *row*, or by a *beginning*.

    A row is words one after another; a beginning is a row whose last word only begins like that.
    """

    kind: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A single word as it was typed, and where: it may be mistyped, or be a part of others."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """What must match, in any of its ways. `typed` is not there for phrases and beginnings*."""

    ways: tuple[Way, ...]
    typed: Typed | None = field(default=None, compare=False)


@dataclass(slots=True)
class Ask:
    wanted: list[Clause] = field(default_factory=list)
    unwanted: list[Clause] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.wanted and not self.filters


def read_ask(typed: str, *, languages: tuple[str, ...] = ("en",), is_typing: bool = False) -> Ask:
    """Words, "phrases", -without, beginnings*, and filters such as kind:question.

    It never fails; what means nothing is left out. `languages` are those in which texts may be
    written; `is_typing` takes the last word as a beginning.
    """
    ask = Ask()
    for part in _PART.finditer(typed[:200]):
        is_last = is_typing and part.end() == len(typed) and part["word"] is not None
        _read_part(ask, part, languages, is_beginning=is_last)
    ask.wanted, ask.unwanted = ask.wanted[:MAX_CLAUSES], ask.unwanted[:MAX_CLAUSES]
    return ask


def words_of(typed: str) -> str:
    """What was typed, without its filters."""
    parts = [part[0] for part in _PART.finditer(typed) if not part["filter"] or part["minus"]]
    return " ".join(parts)


def wanted_words(typed: str) -> str:
    """The words that have to appear, without filters, signs, and words that are left out."""
    parts = (part for part in _PART.finditer(typed) if not part["minus"] and not part["filter"])
    return " ".join(part["phrase"] or (part["word"] or "").rstrip("*") for part in parts)


def word_clause(word: str, languages: Iterable[str]) -> Clause:
    """A folded word in all its forms, by the endings of these languages."""
    known = {encode(stem(word, language)) for language in languages if language[:2] in LANGUAGES}
    return Clause(tuple(Way("stem", (token,)) for token in sorted(known | {encode(word)})))


def telling_words(text: str) -> list[str]:
    """The folded words by which a text may be like another one, each once.

    Words of one or two letters, and those that are in any text, tell nothing and are left out.
    """
    words = dict.fromkeys(word for row in spellings(text) for word in row)
    telling = [word for word in words if len(word) > 2 or (len(word) == 2 and is_unspaced(word))]
    return [word for word in telling if not is_filler(word)]


def _read_part(
    ask: Ask, part: re.Match[str], languages: tuple[str, ...], *, is_beginning: bool
) -> None:
    text = part["phrase"] if part["phrase"] is not None else part["word"]
    if part["filter"] and not part["minus"]:
        if text.strip():
            ask.filters[part["filter"]] = text.strip()
        return
    is_phrase = part["phrase"] is not None
    is_beginning = is_beginning or (text.endswith("*") and not is_phrase)
    clause = _clause(text, is_phrase=is_phrase, is_beginning=is_beginning, languages=languages)
    if clause and part["word"] and not text.endswith("*"):
        clause = replace(clause, typed=_typed(text, part.start("word")))
    if clause:
        (ask.unwanted if part["minus"] else ask.wanted).append(clause)


def _typed(text: str, start: int) -> Typed | None:
    """A word of letters only, with what is before and after it left where it is."""
    match = _LETTERS_ONLY.fullmatch(text)
    if not match or is_unspaced(fold(match["letters"])):
        return None
    return Typed(
        fold(match["letters"]), start + match.start("letters"), start + match.end("letters")
    )


def _clause(
    text: str, *, is_phrase: bool, is_beginning: bool, languages: tuple[str, ...]
) -> Clause | None:
    rows = spellings(text)
    if not rows:
        return None
    if len(rows[0]) > 1:
        rows = [*rows, *_with_umlauts(rows[0])]
    ways = (way for row in rows for way in _ways(row, is_phrase, is_beginning, languages))
    return Clause(tuple(islice(dict.fromkeys(ways), MAX_WAYS)))


def _ways(
    row: Row, is_phrase: bool, is_beginning: bool, languages: tuple[str, ...]
) -> tuple[Way, ...]:
    if is_unspaced(row[-1]):
        return (_unspaced_way(row),)
    if is_beginning:
        return (Way("beginning", tuple(encode(word) for word in row)),)
    if len(row) == 1 and not is_phrase:
        return word_clause(row[0], languages).ways
    return (Way("row", tuple(encode(word) for word in row)),)


def _unspaced_way(row: Row) -> Way:
    """The last letter is a token of its own only where a run ends.

    So it is asked for as a beginning, and only where nothing else was typed.
    """
    if len(row[-1]) > 1:
        return Way("row", tuple(encode(word) for word in row))
    is_end_of_run = len(row) > 1 and is_unspaced(row[-2])
    return Way(
        "row" if is_end_of_run else "beginning",
        tuple(encode(word) for word in (row[:-1] if is_end_of_run else row)),
    )


def _with_umlauts(row: Row) -> Iterable[Row]:
    """A row typed without umlauts, as a text may have it with them.

    Single words need none: texts keep both spellings.
    """
    choices = [dict.fromkeys((word, umlaut_taken_back(word))) for word in row]
    return islice(product(*choices), 1, MAX_WAYS)
