"""A figure of a snapshot in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from guildhall.health.in_words import figure_in_words, range_in_words
from guildhall.health.numbers import numbers
from guildhall.health.words import INDICATORS


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator: its `figure` in words, how sure it is, and the `sentence` it is worth.

    `sure` is where it probably lies, `rests_on` how many cases there are; `change` is 1 for more
    than before, -1 for less; `is_in`: worth a look.
    """

    id: str
    name: Any
    figure: str
    sure: str
    rests_on: str
    change: int
    is_in: bool
    sentence: Any


def figure_of(one: Mapping[str, Any]) -> Figure:
    words = INDICATORS[one["id"]]
    is_share, n = words.unit == "share", one["n"]
    sure = ""
    if one["interval"] and (not is_share or (n or 0) >= numbers().gate.percent_from):
        low, high = one["interval"]
        sure = _("probably %(range)s") % {"range": range_in_words(low, high, words.unit)}
    value = value_in_words(one, words.unit)
    says_n = is_share and bool(n) and value.endswith(f" {n}")  # “7 of 10”
    rests_on = _("%(number)d counted")
    return Figure(
        id=one["id"],
        name=words.name,
        figure=value,
        sure=sure,
        rests_on=rests_on % {"number": n} if n and not says_n else "",
        change=one["change"],
        is_in=one["band"] in ("watch", "sign"),
        sentence=words.sentence,
    )


def value_in_words(one: Mapping[str, Any], unit: str) -> str:
    """Up to thirty cases “7 of 10”, then percent (domain.md 0.4).

    Words where no figure is shown.
    """
    if one["words"]:
        return {
            "very few": _("very few"),
            "nearly all": _("nearly all"),
            "not said": _("not shown: it would point at individuals"),
        }[one["words"]]
    return figure_in_words(one["value"], unit, one["n"], is_counted=bool(one["interval"]))
