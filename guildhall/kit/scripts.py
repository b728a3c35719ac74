"""Letters of any script, folded so that the ways to write one word meet.

A *piece* is a run of letters, a run of digits, or a letter with its signs (C++, F#).
"""

import re
import sys
import unicodedata
from functools import lru_cache

from anyascii import anyascii

MAX_LETTERS = 40

_SCRIPTS = (
    (0x0300, 0x1CFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xA66F, 0xABFF),
    (0xFE00, 0xFE2F),
)
# Vowel signs, accents: \w has none of them.
_MARKS = "".join(
    chr(code)
    for first, last in _SCRIPTS
    for code in range(first, last + 1)
    if unicodedata.category(chr(code))[0] == "M"
)
# Soft hyphens, joiners, direction marks, kashidas.
_UNSEEN = "\u00ad\u061c\u0640\u200b-\u200f\u2060\ufeff"
_INSIDE = f"{_MARKS}{_UNSEEN}"
_LETTER = r"[^\W\d_]"
LETTERS = rf"{_LETTER}+(?:[{_INSIDE}]+{_LETTER}*)*"
SIGNED = rf"(?<!\w){_LETTER}(?:[#＃♯]|[+＋]+)(?!{_LETTER})"
JOINERS = "-‐‑＿－_"

_LEFT_OUT = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06ed"
    f"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f{_UNSEEN}]"
)
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}]{{8}})[{_MARKS}]+")
_UNSPACED = (
    # Chinese, Japanese
    "\u3005-\u3007\u3040-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af"  # Korean, further Chinese
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u0edc-\u0edf"  # Thai, Lao
    # Myanmar
    "\u1000-\u103f\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a-\uaa7f"
    "\u1780-\u17d3\u17d7\u17dc-\u17dd"  # Khmer
)
UNSPACED = re.compile(f"[{_UNSPACED}]+")
_PLAIN = re.compile(r"[^a-z0-9]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SPELLED_OUT = {
    ord(letter): spelled
    for small, spelled in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"))
    for letter in (small, small.upper())
}
_MAYBE_UMLAUT = re.compile(r"(?<![aeiouq])(?:([aou])e|aa)")


def normal(text: str) -> str:
    """`text` in one of the ways in which Unicode lets its letters be stored."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _TOO_MANY_MARKS.sub(r"\1", text))


def fold(text: str) -> str:
    """Small letters without accents and strokes: Łódź is lodz, Ærø aero, every i of Turkish i."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", normal(text).casefold())
    plain = _NOT_ASCII.sub(lambda match: _plain_letter(match[0]), _LEFT_OUT.sub("", apart))
    return unicodedata.normalize("NFC", plain)


def spelled_out(text: str) -> str:
    """ä, ö, ü, ø and å as people write them without such a key: ae, oe, ue, oe, aa."""
    return text if text.isascii() else normal(text).translate(_SPELLED_OUT)


def umlaut_taken_back(word: str) -> str:
    """What a folded word would be if each ae, oe, ue and aa in it were one letter.

    “rueck” is “ruck”; “Quelle” stays.
    """
    return _MAYBE_UMLAUT.sub(lambda match: match[1] or "a", word)


def ways_to_type(text: str) -> str:
    """`text` folded in each way in which people type it: Müller as muller and as mueller."""
    ways = (fold(text), fold(spelled_out(text)), umlaut_taken_back(fold(text)))
    return " ".join(dict.fromkeys(ways))


def is_unspaced(word: str) -> bool:
    """Whether it belongs to a script that leaves no blanks between its words."""
    return bool(UNSPACED.match(word))


def encode(word: str) -> str:
    """A word of any script in a-z and 0-9: any other letter is z, its code in hex, z."""
    return _encoded(word[:MAX_LETTERS])


@lru_cache(maxsize=30_000)
def _encoded(word: str) -> str:
    return _PLAIN.sub(lambda letter: f"z{ord(letter.group(0)):x}z", word)


@lru_cache(maxsize=4_000)
def _plain_letter(letter: str) -> str:
    """A Latin letter that is more than one with an accent (ø, ł, æ, đ, ı) in plain letters.

    Others stay as they are.
    """
    is_latin = unicodedata.name(letter, "").startswith("LATIN ")
    return sys.intern(anyascii(letter).lower()) if is_latin else letter
