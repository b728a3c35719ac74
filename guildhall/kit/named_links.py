"""Links to an entry by its name, as typed and as stored.

Typed: ``[[Change a seal]]``, or ``[[Change a seal|how to]]`` to show other words. Stored:
``<[42][Change a seal]>`` or ``<[42][Change a seal][how to]>`` (the entry's id, and what was
typed), so that it survives a change of name. What no entry is called stays as it was typed.
``[[#42 Change a seal]]`` is typed where the name alone would not lead there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

LONGEST = 200
_NAME = r"[^\[\]|\n]{1,200}"
TYPED = re.compile(rf"(?<![\\!\[])\[\[({_NAME}?)(?:\\?\|({_NAME}))?\]\](?![(\[])")
STORED = re.compile(rf"<\[(\d{{1,18}})\]\[({_NAME})\](?:\[({_NAME})\])?>")
_NUMBERED = re.compile(r"#(\d{1,18}) +(.*\S)")


@dataclass(frozen=True, slots=True)
class Named:
    """An entry that a link may lead to: what it is called now, and the address of its page."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Links:
    """What the renderer must know: entries by id; where a name leads that no entry has.

    Without such an address, ``[[…]]`` is no link.
    """

    named: Mapping[int, Named] = field(default_factory=dict)
    wanted: str = ""

    def html_of(self, entry_id: int, name: str, words: str) -> str:
        """A link, or only what was typed where its readers may not see the entry."""
        entry = self.named.get(entry_id)
        if entry is None:
            return escape(words or name)
        return f'<a class="named" href="{escape(entry.path)}">{escape(words or entry.title)}</a>'

    def html_of_wanted(self, name: str, words: str) -> str:
        path = f"{self.wanted}?name={quote(name)}"
        return f'<a class="wanted" href="{escape(path)}">{escape(words or name)}</a>'


NO_LINKS = Links()


def is_typable(name: str) -> bool:
    """Whether a link can name it as it is."""
    return bool(re.fullmatch(_NAME, name)) and not _NUMBERED.match(name)


def without_link(name: str) -> str:
    """The name alone, where it was typed as a link."""
    match = TYPED.fullmatch(name)
    return numbered(match[1])[1].strip() if match else name


def numbered(name: str) -> tuple[int, str]:
    """The id and the words of “#42 Change a seal”; 0 for any other name."""
    match = _NUMBERED.fullmatch(name)
    return (int(match[1]), match[2]) if match else (0, name)


def typed_link(name: str, words: str = "") -> str:
    return f"[[{name}|{words}]]" if words else f"[[{name}]]"


def stored_link(entry_id: int, name: str, words: str = "") -> str:
    return f"<[{entry_id}][{name}][{words}]>" if words else f"<[{entry_id}][{name}]>"


def may_link(text: str) -> bool:
    """A quick look before a text is read."""
    return "[[" in text or "<[" in text
