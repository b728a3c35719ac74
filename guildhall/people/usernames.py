"""Usernames: made from a name in letters everyone can type; people may choose their own script.

Letters of different scripts look alike (a Latin and a Cyrillic “a”), so a username has one script:
with its own signs, the digits, and dots and dashes.
"""

import unicodedata

from anyascii import anyascii

from guildhall.kit.words import fold, slug_of

LONGEST = 40
RESERVED = {
    "me",
    "new",
    "all",
    "everyone",
    "admin",
    "owner",
    "core",
    "stewards",
    "facilitators",
    "hall",
    "somebody",
}

_BETWEEN = "._-"
_MOST_MARKS = 3
_TOGETHER = {
    "HIRAGANA": "CJK",
    "KATAKANA": "CJK",
    "KATAKANA-HIRAGANA": "CJK",
    "IDEOGRAPHIC": "CJK",
    "HANGUL": "CJK",
    "ARABIC-INDIC": "ARABIC",
    "EXTENDED": "ARABIC",
}


class NotAUsername(ValueError):
    """Why something cannot be a username; `reason` is one of its constants."""

    LETTERS, SCRIPTS, LONG, RESERVED = "letters", "scripts", "long", "reserved"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def stem_of(name: str) -> str:
    """What a username is made of: the name in Latin letters and digits."""
    stem = slug_of(anyascii(unicodedata.normalize("NFKC", name)), fallback="member", limit=30)
    return f"{stem}-1" if fold(stem) in RESERVED else stem


def as_username(typed: str) -> str:
    """What was typed, as the username that is kept. Raises NotAUsername."""
    username = unicodedata.normalize("NFKC", typed).strip()
    if len(username) > LONGEST or len(fold(username)) > LONGEST:
        raise NotAUsername(NotAUsername.LONG)
    if not username or not all(map(_may_be_in, username)) or not _begins_and_ends_well(username):
        raise NotAUsername(NotAUsername.LETTERS)
    if len({_script_of(letter) for letter in username} - {""}) > 1:
        raise NotAUsername(NotAUsername.SCRIPTS)
    if fold(username) in RESERVED:
        raise NotAUsername(NotAUsername.RESERVED)
    return username


def _may_be_in(character: str) -> bool:
    category = unicodedata.category(character)
    return character in _BETWEEN or category[0] in "LM" or category == "Nd"


def _begins_and_ends_well(username: str) -> bool:
    """Not with a dot or a dash; and no letter carries more marks than a script needs."""
    marks = 0
    for character in username:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks > _MOST_MARKS:
            return False
    begins, ends = username[0], username[-1]
    return (
        unicodedata.category(begins)[0] != "M" and begins not in _BETWEEN and ends not in _BETWEEN
    )


def _script_of(character: str) -> str:
    """The script of a letter by its name in Unicode.

    Empty for digits, dots, dashes and marks of any script.
    """
    if character in _BETWEEN or (character.isdecimal() and character.isascii()):
        return ""
    word = unicodedata.name(character, "UNKNOWN").split()[0]
    return "" if word == "COMBINING" else _TOGETHER.get(word, word)
