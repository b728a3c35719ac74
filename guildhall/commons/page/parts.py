"""A part: a template of a room and what it reads, at a named place of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Spot(StrEnum):
    """The places of parts, from the top of the page to its foot."""

    BACK = "back"  # beside the link that leads back to the room
    TITLE = "title"  # in place of the heading
    HEAD = "head"  # below the heading: state, topics, time
    NOTICE = "notice"  # what a reader should know before they read on
    BYLINE = "byline"  # in place of the author's name
    TEXT = "text"  # in place of the text with its acts
    NO_TEXT = "no_text"  # where the text is empty
    AFTER = "after"  # after the text
    BELOW = "below"  # below the conversation
    BESIDE = "beside"  # the column on the right


@dataclass(frozen=True, slots=True)
class Part:
    """`reads` is what its template needs besides entry, seat, marks, acts and trail.

    One with a `name` can be drawn anew in place: that is its id on the page, and what an act that
    changes it calls it by.
    """

    spot: Spot
    template: str
    reads: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""


def line_part(line: str, *, spot: Spot = Spot.HEAD) -> Part:
    """One quiet line, as where a text is from."""
    return Part(spot, "commons/page/_line.html", {"line": line})


def by_spot(parts: Iterable[Part]) -> dict[str, list[Part]]:
    """Every place with its parts, in the order in which the room named them."""
    placed: dict[str, list[Part]] = {spot.value: [] for spot in Spot}
    for part in parts:
        placed[part.spot].append(part)
    return placed
