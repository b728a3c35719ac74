"""Of which texts a vector is made, as search has read them.

Of an entry, its title, and its title with the first lines: so half of the vector is what people
type, and half what they describe. (Measured: docs/decisions/0052.)
"""

import hashlib
from collections.abc import Sequence

from guildhall.search.models import Document
from guildhall.search.readings import unpack

MOST_LETTERS = 500  # of a text: what it is about is said first, and a model takes its time
KEY_BYTES = 16


def texts_for(title: str, text: str) -> list[str]:
    title, text = title.strip(), text[:MOST_LETTERS].strip()
    whole = ". ".join(part for part in (title, text) if part)
    return list(dict.fromkeys(part for part in (title, whole) if part))


def texts_of(document: Document) -> list[str]:
    """Of an entry or a reply, with its kept reading; none of anything else."""
    if not document.entry or document.attachment_id:
        return []
    title = "" if document.reply_id else document.entry.title
    return texts_for(title, unpack(document.reading.packed).text)


def key_of(texts: Sequence[str]) -> bytes:
    whole = "\0".join(texts).encode(errors="replace")
    return hashlib.blake2b(whole, digest_size=KEY_BYTES).digest()
