"""What a request asks for, as the search page and its note of a search without a hit send it."""

from collections.abc import Mapping

from guildhall.kit.words import without_controls
from guildhall.search.ask import FILTERS

MOST_LETTERS = 200
_LONGEST_VALUE = 80

Sent = Mapping[str, str]


def typed_in(sent: Sent) -> str:
    return without_controls(sent.get("q", "")).strip()[:MOST_LETTERS]


def chosen_in(sent: Sent) -> dict[str, str]:
    """The filters beside what was typed."""
    values = {name: without_controls(sent.get(name, "")).strip() for name in FILTERS}
    return {name: value[:_LONGEST_VALUE] for name, value in values.items() if value}


def came_from(sent: Sent) -> str:
    """The community on whose pages the box was filled in, by its address; or nothing."""
    return without_controls(sent.get("from", "")).strip()[:_LONGEST_VALUE]
