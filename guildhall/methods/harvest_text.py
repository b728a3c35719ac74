"""The text of a session: what it is about and, once it was held, what the tables wrote."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from guildhall.commons.text import MAX_BODY
from guildhall.methods.models import Table

FEWEST_LETTERS = 3


def text_with_harvest(about: str, tables: Iterable[Table]) -> str:
    """The tables with their lines, as far as an entry can hold them."""
    parts = [about.strip()]
    for table in tables:
        if lines := harvest_lines(table.text):
            parts.append(f"## {name_of(table)}\n\n" + "\n".join(f"- {line}" for line in lines))
    text = "\n\n".join(part for part in parts if part)
    return text if len(text) <= MAX_BODY else text[:MAX_BODY].rpartition("\n")[0]


def name_of(table: Table) -> str:
    return table.name or _("Table %(number)d") % {"number": table.number}


def harvest_lines(text: str) -> list[str]:
    """What is on each line, without the sign of a list before it."""
    lines = (line.strip().lstrip("-*•").strip() for line in text.splitlines())
    return [line for line in lines if len(line) >= FEWEST_LETTERS]
