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
from django.utils.functional import Promise
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
    filling: dict[str, str] = {}
    for name, text in texts.items():
        said = str(text) if isinstance(text, Promise) else text
        if said:
            filling[name] = escaped(said)
    pieces = _pieces(
        template,
        tuple(flags.items()),
        tuple(ids) if ids else (),
        tuple(texts),
        tuple(filling),
        get_language(),
    )
    if ids:
        filling |= {name: str(number) for name, number in ids.items()}
    # Our template, filled with what is safe.
    return mark_safe("".join(map(filling.get, pieces, pieces)))


@lru_cache(maxsize=4_000)
def _pieces(
    template: str,
    flags: tuple[tuple[str, Hashable], ...],
    ids: tuple[str, ...],
    texts: tuple[str, ...],
    filled: tuple[str, ...],
    language: str | None,
) -> list[str]:
    """Literal, name of an id or text, literal, …; `language` is the one in force.

    Those of `texts` that are not `filled` are empty.
    """
    numbers = {name: _FIRST_PLACE + place for place, name in enumerate(ids)}
    places = {name: mark_safe(f"{_CUT}{name}{_CUT}") for name in filled}  # a place, not a text
    made: str = render_to_string(
        template, {**dict(flags), **numbers, **dict.fromkeys(texts, ""), **places}
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
