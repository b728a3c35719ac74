"""Words as keys: one folding for unique names, look-ups and sorting on every database."""

import re
import unicodedata
from functools import lru_cache

from django.utils.text import slugify

_SPACE = re.compile(r"\s+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def fold(text: str) -> str:
    """NFKC, casefolded, with single spaces: what two spellings of one name share."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


@lru_cache(maxsize=10_000)
def slug_of(text: str, fallback: str = "untitled", limit: int = 60) -> str:
    """An ASCII address part of at most `limit` characters; `fallback` where none is left."""
    slug = slugify(text)
    if len(slug) > limit:
        slug = slug[:limit].rsplit("-", 1)[0] or slug[:limit]
    return slug or fallback


def excerpt(text: str, limit: int = 160) -> str:
    """The first `limit` characters of `text` on one line, cut between words."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def without_controls(text: str) -> str:
    """`text` with line ends as \\n, without control characters and others that no text may hold.

    PostgreSQL refuses NUL, lone surrogates cannot be stored as UTF-8, and XML forbids all of them.
    """
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
