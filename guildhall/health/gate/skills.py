"""What may be shown of what a community brings: topics, and whether several people bring them.

A cell says no number: only whether fewer than five people list a topic, some, or many. It changes
only where at least five people are others than those it rested on, and than those of every earlier
picture that said otherwise. So no two pictures, whenever they were seen, differ by a group of a few
(domain.md 6.4). What was never shown begins as “fewer than five”, unless five list it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from guildhall.health.numbers import numbers


class Voices(StrEnum):
    FEW = "few"
    SOME = "some"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a cell said, and the marks of the people it rested on."""

    voices: Voices
    marks: frozenset[str]


def voices_of(marks: frozenset[str]) -> Voices:
    """Fewer than five; fewer than ten; more."""
    given = numbers().privacy
    if len(marks) < given.people:
        return Voices.FEW
    return Voices.SOME if len(marks) < given.breakdown else Voices.MANY


def renewed(before: Sequence[Renewal], marks: frozenset[str]) -> Sequence[Renewal]:
    """What was shown until now, and what is shown from now on: the last of them."""
    new = Renewal(voices_of(marks), marks)
    if not before:
        return [new]
    others = [one for one in before if one.voices != new.voices]
    fewest = numbers().privacy.people
    is_safe = all(len(one.marks ^ marks) >= fewest for one in (before[-1], *others))
    return [*before, new] if is_safe else before


def is_large_enough(members: int) -> bool:
    """A picture of a smaller community would be one of its people."""
    return members >= numbers().privacy.breakdown
