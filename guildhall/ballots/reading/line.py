"""What one option got."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.formats import number_format

from guildhall.ballots.figures import fraction
from guildhall.ballots.models import Option


@dataclass(frozen=True, slots=True)
class Line:
    """`figure` says it in words; `part` of `whole` is how long its bar is."""

    option: Option
    figure: str
    part: int
    whole: int
    is_winner: bool


Titles = dict[str, str]


def quoted(titles: Titles, keys: Sequence[str]) -> str:
    return ", ".join(f"“{titles[key]}”" for key in keys)


def money(kept: str | int | Fraction) -> str:
    """An amount as people read it: to the cent, rounded down, so that shares never seem larger."""
    cents = fraction(kept) * 100 if not isinstance(kept, Fraction) else kept * 100
    whole = cents.numerator // cents.denominator
    return number_format(f"{whole // 100}.{whole % 100:02d}", 2, force_grouping=True)
