"""People and groups mentioned in a text, as typed and as stored.

Typed: ``@ben-okafor``, ``@everyone``, ``#pumps``. Stored: ``<@42>`` (a person's
id), so that it survives a change of name, ``<@everyone>``, ``<@stewards>``,
``<@facilitators>`` and ``<@#7>`` (a topic's id).
"""

import re

MENTION = re.compile(r"<@(\d{1,18})>")
GROUP = re.compile(r"<@(?:(everyone|stewards|facilitators)|#(\d{1,18}))>")

# Scripts that put no space between words: a name may begin and end beside any of their letters.
_TOGETHER = (
    "\u0e00-\u0e3e\u0e40-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17d3"
    "\u3005\u3007\u3040-\u30ff\u3130-\u318f"
    "\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Vowel signs and tone marks of letters (Arabic, Hebrew, Indic, Thai, Khmer …) that \w omits.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5"
    "\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0966-\u0e3e\u0e40-\u109f\u1780-\u17d3"
)
_BEGINS = rf"(?:(?<![\w@/.`+&=%~<])|(?<=[{_TOGETHER}]))"
AT_NAME = re.compile(rf"{_BEGINS}@([^\W_](?>[\w.{_MARKS}-]{{0,59}}))(?!@)")
HASH_TOPIC = re.compile(r"(?<![\w#&/`@])#([a-z0-9][a-z0-9-]{0,59})\b")
ROLES = ("everyone", "stewards", "facilitators")
_LETTER_TOGETHER = re.compile(f"[{_TOGETHER}]")


def mentioned_ids(source: str) -> set[int]:
    return {int(identifier) for identifier in MENTION.findall(source)}


def mentioned_groups(source: str) -> tuple[set[str], set[int]]:
    """The roles (everyone, stewards, facilitators) and the topics' ids that a text calls."""
    called = GROUP.findall(source)
    return {role for role, _topic in called if role}, {
        int(topic) for _role, topic in called if topic
    }


def possible_names(letters: str) -> list[str]:
    """Possible names at the start of `letters`, longest first; many if words aren't separated."""
    ends = {
        letters[: ending.start()].rstrip(".-_")
        for ending in _LETTER_TOGETHER.finditer(letters)
        if ending.start()
    }
    return sorted({letters.rstrip(".-_"), *ends} - {""}, key=len, reverse=True)
