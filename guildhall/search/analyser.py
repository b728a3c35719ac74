"""From text to tokens, the same for every database.

A text becomes two streams of tokens: *words* (folded: NFKC, casefold, without
accents) for phrases and prefixes, and *stems* (words without endings, by the
text's language) for everything else. Chinese, Japanese and Korean runs become
bigrams and a last single letter. A token has only a-z and 0-9: any other letter
is written as z, its code in hex, z.
"""

import re
import threading
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Any

MAX_TOKENS = 12_000
MAX_REPEATS = 200
MAX_LETTERS = 40
LANGUAGES = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
FILLER = "zz"

_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_PLAIN = re.compile(r"[^a-z0-9]")


def fold(text: str) -> str:
    """NFKC, casefolded, without accents."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(letter for letter in folded if not unicodedata.combining(letter)))


def words_of(text: str) -> list[str]:
    """The words of a text, folded but not yet encoded; CJK runs as bigrams and a last letter."""
    folded = fold(text).replace("_", " ")
    words = _WORD.findall(folded)
    if folded.isascii() or not _CJK.search(folded):
        return words
    return [piece for word in words for pieces in _split_cjk(word) for piece in pieces]


def tokens_of(text: str, language: str) -> tuple[list[str], list[str]]:
    """(words, stems) of a text as tokens, each at most `MAX_TOKENS` long.

    A token that comes more than `MAX_REPEATS` times is replaced by a filler, so
    that positions stay and no database meets its own limit first.
    """
    algorithm = LANGUAGES.get(language[:2], "")
    pairs = [_tokens(word, algorithm) for word in words_of(text)[:MAX_TOKENS]]
    return _limited([word for word, _stem in pairs]), _limited([stem for _word, stem in pairs])


def token_pair(word: str, language: str) -> tuple[str, str]:
    """The (word, stem) tokens of one folded word."""
    return _tokens(word, LANGUAGES.get(language[:2], ""))


def stem(word: str, language: str) -> str:
    """`word` (folded) without its ending, as far as the language is known."""
    return _stem_by(word, LANGUAGES.get(language[:2], ""))


def encode(word: str) -> str:
    """A word of any script in a-z and 0-9."""
    return _PLAIN.sub(lambda letter: f"z{ord(letter.group(0)):x}z", word[:MAX_LETTERS])


def is_cjk(word: str) -> bool:
    return bool(_CJK.search(word))


@lru_cache(maxsize=30_000)
def _tokens(word: str, algorithm: str) -> tuple[str, str]:
    return encode(word), encode(_stem_by(word, algorithm))


def _stem_by(word: str, algorithm: str) -> str:
    if not algorithm:
        return word
    return fold(_stemmer(algorithm).stemWord(word)) or word


_own = threading.local()


def _stemmer(algorithm: str) -> Any:
    """A stemmer of this thread's own: it keeps the word it works on in itself, so two threads would mix theirs."""
    made = _own.__dict__.setdefault("stemmers", {})
    if algorithm not in made:
        import snowballstemmer  # it loads every language at once: not before the first text

        made[algorithm] = snowballstemmer.stemmer(algorithm)
    return made[algorithm]


def _split_cjk(word: str) -> list[list[str]]:
    pieces, last = [], 0
    for run in _CJK.finditer(word):
        pieces.append(word[last : run.start()].split())
        pieces.append(_bigrams(run.group(0)))
        last = run.end()
    pieces.append(word[last:].split())
    return pieces


def _bigrams(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run))]


def _limited(tokens: list[str]) -> list[str]:
    if len(tokens) <= MAX_REPEATS:
        return tokens
    seen: Counter[str] = Counter()
    limited = []
    for token in tokens:
        seen[token] += 1
        limited.append(token if seen[token] <= MAX_REPEATS else FILLER)
    return limited
