"""What the page says, without the page: for the command line."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from guildhall.health.queries.change import headline_in
from guildhall.health.queries.promises import promises_in
from guildhall.health.queries.signs import signs_in


def sentences_of(seen: Mapping[str, Any]) -> list[tuple[str, str, Sequence[str]]]:
    """Title, state and sentences of what changed, of each sign that the page shows, and of what
    had a day.
    """
    headline = headline_in(seen)
    said = [*headline.steady, *headline.changed]
    change = (_("What changed"), str(headline.state_label), said)
    promises = promises_in(seen)
    signs = [] if headline.is_silent else signs_in(seen)
    kept = [promises] if promises else []
    return [
        change,
        *((str(one.words.title), str(one.state_label), one.sentences) for one in signs),
        *((str(one.title), str(one.state_label), one.sentences) for one in kept),
    ]
