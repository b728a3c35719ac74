"""From text to tokens, the same for every database, and for texts and questions alike.

A text becomes two streams of tokens: *words* (folded) for words in a row and for
beginnings, and *stems* (words without endings, by the text's language) for everything
else. Letters and digits are words of their own, so that AB-123, AB123 and ab 123 are the
same two. Scripts without blanks between words (Chinese, Thai, Khmer …) become bigrams
and a last single letter.

What can be written in another way follows after the text, once each: umlauts spelled
out (Rückschlag: rueckschlag), words with hyphens joined (e-mail: email), and words with
the dot before them (.net). Any way to write it thus finds any other one.
"""

import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, NamedTuple

from guildhall.kit.scripts import (
    JOINERS,
    LETTERS,
    MAX_LETTERS,
    SIGNED,
    UNSPACED,
    encode,
    fold,
    is_unspaced,
    normal,
    spelled_out,
)

VERSION = 2  # another number has every text read again by the worker
MAX_TOKENS = 12_000
MAX_OTHER_TOKENS = 3_000  # a tsvector has 16,383 places
MAX_REPEATS = 200
LONGEST_WORD = 200
LANGUAGES = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
FILLER = "zz"

_ANY_PIECE = rf"(?:{SIGNED}|{LETTERS}|\d+)"
_CHUNK = re.compile(rf"(?:(?<!\.)\.(?={LETTERS}))?{_ANY_PIECE}(?:[{JOINERS}]?{_ANY_PIECE})*")
_PIECE = re.compile(rf"(?P<signed>{SIGNED})|{LETTERS}|\d+")
_JOINED_AT = re.compile(rf"(?<=[^\W_])[{JOINERS}](?=[^\W_])")
_SIGNED = re.compile(SIGNED)

Row = tuple[str, ...]
Spot = tuple[str, int, int]  # a folded word, and where in its chunk it begins and ends


class ChunkSpots(NamedTuple):
    """A chunk of text: its folded words with their places in it, and its other spellings.

    The place of another spelling is the whole chunk. `words` has the stem of each, both as tokens.
    """

    plain: Sequence[Spot]
    others: Sequence[Sequence[Spot]]
    words: Mapping[str, str]
    stems: Set[str]


class Tokens(NamedTuple):
    """A chunk of text as tokens: its words, and how else it may be written.

    A chunk is pieces with at most a hyphen between them.
    """

    words: Row
    stems: Row
    other_words: tuple[Row, ...]
    other_stems: Row


def tokens_of(text: str, language: str) -> tuple[list[str], list[str]]:
    """(words, stems) of a text as tokens, in time that grows with its length.

    A token that comes more than `MAX_REPEATS` times is replaced by a filler, so
    that positions stay and no database meets its own limit first.
    """
    algorithm = LANGUAGES.get(language[:2], "")
    words: list[str] = []
    stems: list[str] = []
    others: dict[Row, None] = {}
    other_stems: dict[str, None] = {}
    for chunk in _CHUNK.finditer(normal(text)):
        read = _tokens(chunk[0], algorithm)
        words += read.words
        stems += read.stems
        others |= dict.fromkeys(read.other_words)
        other_stems |= dict.fromkeys(read.other_stems)
        if len(words) >= MAX_TOKENS:
            break
    apart = [token for row in others for token in (FILLER, *row)]
    return (
        _limited(words[:MAX_TOKENS] + apart[:MAX_OTHER_TOKENS]),
        _limited(stems[:MAX_TOKENS] + list(other_stems)[:MAX_OTHER_TOKENS]),
    )


def spellings(typed: str) -> list[Row]:
    """How a text may write what was typed, as rows of folded words; none if there is no word."""
    typed = normal(typed)
    chunks = [chunk[0] for chunk in _CHUNK.finditer(typed)]
    dotted = _dotted(chunks[0]) if len(chunks) == 1 else []
    return dotted or _spellings(typed)


def written_words(text: str) -> Iterator[str]:
    """The words of a text as they are written, in small letters, one after the other.

    None with signs or digits, and none of scripts without blanks between words.
    """
    for piece in _PIECE.finditer(normal(text)):
        if piece[0].isalpha() and not UNSPACED.search(piece[0]):
            yield piece[0].lower()


def chunks_of(text: str, language: str) -> Iterator[tuple[int, ChunkSpots]]:
    """Chunk by chunk: where it begins in `text`, and its words with their places in it."""
    algorithm = LANGUAGES.get(language[:2], "")
    for chunk in _CHUNK.finditer(text):
        is_short = len(chunk[0]) <= MAX_LETTERS
        yield chunk.start(), (_short_spots if is_short else _spots)(chunk[0], algorithm)


def stem(word: str, language: str) -> str:
    """`word` (folded) without its ending, as far as the language is known."""
    return _stem_by(word, LANGUAGES.get(language[:2], ""))


def _tokens(chunk: str, algorithm: str) -> Tokens:
    """Remember short chunks, which come again; a long one would only fill the memory."""
    return (
        _short_tokens(chunk, algorithm)
        if len(chunk) <= MAX_LETTERS
        else _read(chunk[: 2 * MAX_TOKENS], algorithm)
    )


def _read(chunk: str, algorithm: str) -> Tokens:
    row = [word for word, _start, _end in _pieces(chunk)]
    others = _others(chunk)
    return Tokens(
        tuple(encode(word) for word in row),
        tuple(encode(_stem_by(word, algorithm)) for word in row),
        tuple(tuple(encode(word) for word in other) for other in others),
        tuple({encode(_stem_by(word, algorithm)): None for other in others for word in other}),
    )


_short_tokens = lru_cache(maxsize=30_000)(_read)


def _spots(chunk: str, algorithm: str) -> ChunkSpots:
    plain = _pieces(chunk)
    others = [[(word, 0, len(chunk)) for word in row] for row in _others(normal(chunk))]
    different = {word for word, _start, _end in plain}
    different.update(word for row in others for word, _start, _end in row)
    words = {encode(word): encode(_stem_by(word, algorithm)) for word in different}
    return ChunkSpots(plain, others, words, set(words.values()))


_short_spots = lru_cache(maxsize=10_000)(_spots)


def _others(chunk: str) -> list[Row]:
    """How else a chunk may be written; a page without blanks is no word that could be."""
    if len(chunk) > LONGEST_WORD:
        return []
    return _spellings(chunk)[1:] + _dotted(chunk)


def _spellings(text: str) -> list[Row]:
    """As it is written first; then with umlauts spelled out, with hyphens left out, with both."""
    written = [text, spelled_out(text)]
    # Joined, C++-Builder would have a C in it.
    if len(text) <= MAX_LETTERS and not _SIGNED.search(text):
        written += [_JOINED_AT.sub("", one) for one in written]
    rows = [tuple(word for word, _start, _end in _pieces(one)) for one in dict.fromkeys(written)]
    return [row for row in dict.fromkeys(rows) if row]


def _dotted(chunk: str) -> list[Row]:
    """A name that begins with a dot (.NET, .env): a different word from the one after the dot."""
    if not chunk.startswith("."):
        return []
    name = _pieces(chunk)[0][0]
    return [(f".{name}",)] if len(name) > 1 else []


def _pieces(chunk: str) -> list[Spot]:
    """The folded words of a chunk, each with its place in it."""
    words: list[Spot] = []
    for piece in _PIECE.finditer(chunk):
        if piece["signed"]:
            words.append((fold(piece[0]).replace("♯", "#"), *piece.span()))
        elif piece[0].isascii():
            words.append((piece[0].lower(), *piece.span()))
        else:
            words += _folded_pieces(piece[0], piece.start())
    return words


def _folded_pieces(piece: str, offset: int) -> Iterator[Spot]:
    folded = fold(piece)
    starts = _starts(piece, folded)
    for word in _PIECE.finditer(folded):
        for start, end in _parts(word[0], word.start()):
            first, last = (starts[start], _end(starts, end)) if starts else (0, len(piece))
            yield folded[start:end], offset + first, offset + last


def _parts(word: str, offset: int) -> Iterator[tuple[int, int]]:
    """Where its parts begin and end.

    Runs of scripts without blanks become bigrams and a last letter; all else stays whole.
    """
    last = 0
    for run in UNSPACED.finditer(word):
        if run.start() > last:
            yield offset + last, offset + run.start()
        for place in range(*run.span()):
            yield offset + place, offset + min(place + 2, run.end())
        last = run.end()
    if last < len(word):
        yield offset + last, offset + len(word)


def _starts(piece: str, folded: str) -> list[int]:
    """For each letter of `folded`, and for its end, where in `piece` it comes from.

    Empty where that can't be known.
    """
    by_letter = [_folded_letter(letter) for letter in piece]
    if "".join(by_letter) != folded:  # some letters fold otherwise together
        return []
    places = [place for place, letters in enumerate(by_letter) for _letter in letters]
    return [*places, len(piece)]


_folded_letter = lru_cache(maxsize=4_000)(fold)


def _end(starts: list[int], end: int) -> int:
    """Where what ends before the letter `end` ends; a letter that became two (ß) is not cut."""
    while starts[end] == starts[end - 1]:
        end += 1
    return starts[end]


@lru_cache(maxsize=30_000)
def _stem_by(word: str, algorithm: str) -> str:
    if not algorithm or not word[-1].isalpha() or is_unspaced(word):
        return word
    return fold(_stemmer(algorithm).stemWord(word[:MAX_LETTERS])) or word


_own = threading.local()


def _stemmer(algorithm: str) -> Any:
    """A stemmer of this thread's own: it holds the word it works on, so threads can't share one."""
    made = _own.__dict__.setdefault("stemmers", {})
    if algorithm not in made:
        import snowballstemmer  # it loads every language at once: not before the first text

        made[algorithm] = snowballstemmer.stemmer(algorithm)
    return made[algorithm]


def _limited(tokens: list[str]) -> list[str]:
    if len(tokens) <= MAX_REPEATS:
        return tokens
    seen: Counter[str] = Counter()
    limited = []
    for token in tokens:
        seen[token] += 1
        limited.append(token if seen[token] <= MAX_REPEATS else FILLER)
    return limited
