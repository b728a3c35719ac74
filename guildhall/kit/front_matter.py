"""Markdown files with front matter: a few fields between two lines of dashes, then the text.

What we write is YAML in its simplest form: a field a line, its value as JSON, which YAML reads.
We read that, plain words, and lists with a dash before each item; nothing that could run.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

_LINE = "---"
_FIELD = re.compile(r"([A-Za-z_][\w -]{0,39}):(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")


class CutOff(ValueError):
    """The front matter begins and never ends."""


class NotFields(ValueError):
    """A line of the front matter, numbered from 1, is no field."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def with_front_matter(fields: Mapping[str, Any], text: str) -> str:
    """Fields that are empty are left out."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in fields.items()
        if value not in (None, "", [], {})
    ]
    return "\n".join([_LINE, *lines, _LINE, "", text, ""])


def read_front_matter(content: str) -> tuple[dict[str, Any], str]:
    """The fields, by their names in small letters, and the text. Raises CutOff, NotFields."""
    lines = content.split("\n")
    if lines[0].rstrip() != _LINE:
        return {}, content.strip()
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == _LINE), None)
    if end is None:
        raise CutOff
    return _fields(lines[1:end]), "\n".join(lines[end + 1 :]).strip()


def _fields(lines: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    name = ""
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item, field = _ITEM.fullmatch(line), _FIELD.fullmatch(line.rstrip())
        if item and name and isinstance(fields[name] or [], list):
            fields[name] = [*(fields[name] or []), _value(item[1])]
        elif field:
            name = field[1].strip().lower()
            fields[name] = _value(field[2] or "")
        else:
            raise NotFields(number)
    return fields


def _value(written: str) -> Any:
    written = written.strip()
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return written.strip("'\"")
