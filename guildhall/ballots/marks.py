"""What a ballot says, as figures: a whole number for each option, by its key."""

from collections.abc import Mapping

Marks = Mapping[str, int]
Sealed = tuple[str, Marks]  # a receipt, and what was voted


def ranking_of(marks: Marks) -> tuple[str, ...]:
    """The options in the order of their places; those without a place are not ranked."""
    return tuple(sorted(marks, key=lambda key: marks[key]))


def in_words(marks: Marks, key: str) -> str:
    """What a ballot says of one option; empty where it says nothing."""
    return str(marks[key]) if key in marks else ""
