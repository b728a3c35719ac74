"""A text as a quotation in Markdown, with a link to where it was written."""

import re

from guildhall.commons.models import Reply
from guildhall.commons.reply_paths import permalink
from guildhall.commons.text import editable

MOST = 1_500  # characters: who quotes more means a part of it
_BRACKETS = re.compile(r"([\\\[\]])")


def quotation_of(reply: Reply) -> str:
    """What someone wrote, each line behind “>”, below their name, which leads to it."""
    text = editable(reply).strip()
    if len(text) > MOST:
        text = text[:MOST].rsplit(maxsplit=1)[0] + " …"
    lines = "\n".join(f"> {line}".rstrip() for line in text.splitlines())
    name = _BRACKETS.sub(r"\\\1", reply.author.name)
    return f"[{name}]({permalink(reply.pk)}):\n\n{lines}\n\n"
