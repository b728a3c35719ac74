"""Lists as parameters of prepared SQL: of a few lengths, filled up with their first value."""

from collections.abc import Iterable, Sequence

from guildhall.kit.places import Given

LENGTHS = (1, 2, 3, 4, 8, 16, 32, 64, 256)


def length_for(number: int) -> int:
    """The shortest that takes so many; more than the longest are cut."""
    return next((length for length in LENGTHS if length >= number), LENGTHS[-1])


def named(name: str, values: Iterable[Given]) -> dict[str, Given]:
    return {f"{name}_{place}": value for place, value in enumerate(values)}


def names(name: str, length: int) -> list[str]:
    return [f"{name}_{place}" for place in range(length)]


def filled(values: Sequence, length: int) -> list:
    return [*values[:length], *[values[0]] * (length - len(values))]
