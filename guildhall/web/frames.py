"""A fragment rendered once for each set of flags; ids and texts are put into its places.

For what is the same on every page but for a name or a number: the bar on top, the
rooms, a menu, what is around each reply. Rendering these anew was half of a
page's time. A frame knows flags; it never holds a name, a text or a token.
"""

import re
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.web.escaping import escaped

_FIRST_PLACE = 900_719_925_474_000
_CUT = "\ue000"
_BESIDE_A_TAG = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")
_IN_A_LINE = re.compile(r"\s*\n\s*")
_BEFORE_THE_END_OF_A_TAG = re.compile(r" (?=>)")


def frame(
    template: str,
    flags: Mapping[str, Hashable],
    *,
    ids: Mapping[str, int] | None = None,
    **texts: Any,
) -> SafeString:
    """`template` with `flags` as they are, and `ids` (also in a URL) and `texts` in their places.

    Texts are escaped unless they are safe already. To the template an empty one is an empty flag.
    """
    ids = ids or {}
    filling: dict[str, str] = {name: escaped(text) for name, text in texts.items() if text}
    empty = tuple([name for name in texts if name not in filling])
    pieces = _pieces(
        template, tuple(flags.items()), tuple(ids), tuple(filling), empty, get_language() or ""
    )
    filling |= {name: str(number) for name, number in ids.items()}
    # Our template, filled with what is safe.
    return mark_safe("".join([filling.get(piece, piece) for piece in pieces]))


@lru_cache(maxsize=4_000)
def _pieces(
    template: str,
    flags: tuple[tuple[str, Hashable], ...],
    ids: tuple[str, ...],
    texts: tuple[str, ...],
    empty: tuple[str, ...],
    language: str,
) -> list[str]:
    """Literal, name of an id or text, literal, …; `language` is the one in force."""
    numbers = {name: _FIRST_PLACE + place for place, name in enumerate(ids)}
    places = {name: mark_safe(f"{_CUT}{name}{_CUT}") for name in texts}  # a place, not a text
    made: str = render_to_string(
        template, {**dict(flags), **numbers, **places, **dict.fromkeys(empty, "")}
    )
    made = _without_its_outline(made) if _is_component(template) else _IN_A_LINE.sub("\n", made)
    for name, number in numbers.items():
        made = made.replace(str(number), f"{_CUT}{name}{_CUT}")
    return made.split(_CUT)


def _is_component(template: str) -> bool:
    """One of `ui`, or a piece of the page of an entry, of which there are many."""
    return "/ui/" in template or "/page/" in template


def _without_its_outline(made: str) -> str:
    """A line break of a component's template is nothing beside a tag, elsewhere one space."""
    made = _IN_A_LINE.sub(" ", _BESIDE_A_TAG.sub("", made.strip()))
    return _BEFORE_THE_END_OF_A_TAG.sub("", made)
