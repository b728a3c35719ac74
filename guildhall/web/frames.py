"""A fragment rendered once for each set of flags and cut at its places, into which ids and texts are put.

For what is the same on every page but for a name or a number: the bar on top, the
rooms, a menu, what stands around each reply. Rendering these anew was half of a
page's time. A frame knows flags; it never holds a name, a text or a token.
"""

import re
from collections.abc import Hashable, Mapping
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

_FIRST_PLACE = 900_719_925_474_000
_CUT = "\ue000"
_LINE_END = re.compile(r"\s*\n\s*")


def frame(template: str, flags: Mapping[str, Hashable], *, ids: Mapping[str, int] | None = None, **texts: str) -> SafeString:
    """`template` with `flags` as they are, and each of `ids` (which may stand in a URL) and `texts` put in its place.

    Texts are escaped unless they are safe already.
    """
    ids = ids or {}
    pieces = _pieces(template, tuple(flags.items()), tuple(ids), tuple(texts), get_language() or "")
    filling = {name: str(number) for name, number in ids.items()} | {
        name: conditional_escape(text) for name, text in texts.items()
    }
    return mark_safe("".join([filling.get(piece, piece) for piece in pieces]))  # our template, filled with what is safe


@lru_cache(maxsize=4_000)
def _pieces(
    template: str, flags: tuple[tuple[str, Hashable], ...], ids: tuple[str, ...], texts: tuple[str, ...], language: str
) -> list[str]:
    """Literal, name of an id or text, literal, …; `language` is the one in force."""
    numbers = {name: _FIRST_PLACE + place for place, name in enumerate(ids)}
    places = {name: mark_safe(f"{_CUT}{name}{_CUT}") for name in texts}  # a place, not a text
    made: str = render_to_string(template, {**dict(flags), **numbers, **places})
    for name, number in numbers.items():
        made = made.replace(str(number), f"{_CUT}{name}{_CUT}")
    return _LINE_END.sub("\n", made).split(_CUT)  # a template is laid out for its reader, a page is sent a thousand times
