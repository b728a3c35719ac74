"""Atom feeds that every reader can parse, whatever a name or a text contains."""

from typing import Any

from django.utils.feedgenerator import Atom1Feed

from guildhall.kit.words import without_controls


class AtomFeed(Atom1Feed):
    """Django's feed without characters that XML 1.0 forbids: with one, no reader shows anything."""

    def __init__(self, title: Any, link: str, description: Any, **more: Any) -> None:
        super().__init__(
            _clean(title),
            link,
            _clean(description),
            **{name: _clean(value) for name, value in more.items()},
        )

    def add_item(self, title: Any, link: str, description: Any, *more: Any, **named: Any) -> None:
        clean = {name: _clean(value) for name, value in named.items()}
        super().add_item(_clean(title), link, _clean(description), *map(_clean, more), **clean)


def _clean(value: Any) -> Any:
    return without_controls(value) if isinstance(value, str) else value
