"""A figure of a snapshot in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from guildhall.health.in_words import figure_in_words, range_in_words, unit_of
from guildhall.health.numbers import numbers
from guildhall.health.words import INDICATORS

CLEARLY = 1.5


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator: its `figure` in words, how sure it is, and the `sentence` it is worth.

    `sure` is where it probably lies, `rests_on` how many cases there are; `change` is 1 for more
    than a year before, -1 for less; `then` what it was a year ago; `is_in`: worth a look;
    `is_plain`: shown, and no index that needs explaining; `has_changed`: since a year ago. Of an
    index, `figure` says what it means, and `index` the number.
    """

    id: str
    name: Any
    figure: str
    then: str
    sure: str
    rests_on: str
    change: int
    is_in: bool
    sentence: Any
    is_shown: bool = True
    is_plain: bool = True
    has_changed: bool = False
    index: str = ""

    @property
    def line(self) -> str:
        """“Questions that got an answer within a week: 96 %; a year ago 94 %.”"""
        said = {"name": capfirst(str(self.name)), "now": self.figure, "then": self.then}
        if self.then and self.then == self.figure:
            return _("%(name)s: %(now)s, as a year ago.") % said
        if self.then:
            return _("%(name)s: %(now)s; a year ago %(then)s.") % said
        return _("%(name)s: %(now)s.") % said


def figure_of(one: Mapping[str, Any], then: Mapping[str, Any] | None = None) -> Figure:
    """`then`: what it was a year before, as it may be shown."""
    words, unit = INDICATORS[one["id"]], unit_of(one)
    is_share, n = unit == "share", one["n"]
    sure = ""
    if one["interval"] and (not is_share or (n or 0) >= numbers().gate.percent_from):
        low, high = one["interval"]
        sure = _("probably %(range)s") % {"range": range_in_words(low, high, unit)}
    value, before = pair_in_words(one, then)
    is_index = unit == "number" and not one["words"]
    says_n = is_share and bool(n) and value.endswith(f" {n}")  # “7 of 10”
    rests_on = _("%(number)d counted")
    return Figure(
        id=one["id"],
        name=words.name,
        figure=_meaning_of(one, before) if is_index else value,
        then="" if is_index else before,
        sure=sure,
        rests_on=rests_on % {"number": n} if n and not says_n else "",
        change=one["change"],
        is_in=one["band"] in ("watch", "sign"),
        sentence=words.sentence,
        is_shown=one["words"] != "not said",
        has_changed=_has_changed(one, then),
        is_plain=one["words"] != "not said" and unit != "number",
        index=_index_in_words(value, before) if is_index else "",
    )


def _meaning_of(one: Mapping[str, Any], before: str) -> str:
    """Nobody says “0.58”: what speaks for a concern, or that it looks fine."""
    if one["band"] in ("watch", "sign"):
        return str(INDICATORS[one["id"]].sentence) or _("worth a look")
    if one["band"] == "ok":
        return _("looks fine")
    if not before:
        return _("no year to compare with yet")
    changes = {1: _("more than a year ago"), -1: _("less than a year ago")}
    return changes.get(one["change"], _("about as a year ago"))


def _index_in_words(now: str, before: str) -> str:
    if before:
        return _("index %(now)s, a year ago %(then)s") % {"now": now, "then": before}
    return _("index %(now)s") % {"now": now}


def _has_changed(one: Mapping[str, Any], then: Mapping[str, Any] | None) -> bool:
    """Beyond its interval; of a wait or a count of people, which have none, by half or more."""
    if one["change"]:
        return True
    is_wide = INDICATORS[one["id"]].unit in ("hours", "people")
    ends = (one["value"], then["value"] if then else None)
    if not is_wide or None in ends or not all(ends):
        return False
    return max(ends) >= CLEARLY * min(ends)


def pair_in_words(one: Mapping[str, Any], then: Mapping[str, Any] | None) -> tuple[str, str]:
    """Now, and a year before (empty without): “29 of 33” beside “21 of 25”, where one is counted.

    A percentage beside a count, or beside “about 4 of 10”, would have to be worked out first.
    """
    if then is None or then["words"] == "not said":
        return value_in_words(one, unit_of(one)), ""
    ends = (one, then)
    if any(_is_coarse(end) for end in ends):
        now, before = (value_in_words(_as_coarse(end), unit_of(end)) for end in ends)
        return now, before
    is_counted = any(_is_counted(end) or _is_few_of_cases(end) for end in ends)
    now, before = (
        _as_count(end)
        if is_counted and _is_share_of_cases(end)
        else value_in_words(end, unit_of(end))
        for end in ends
    )
    return now, before


def _is_coarse(one: Mapping[str, Any]) -> bool:
    """In tenths alone: the gate lets nothing finer out."""
    return unit_of(one) == "share" and one["n"] is None and not one["words"]


def _as_coarse(one: Mapping[str, Any]) -> Mapping[str, Any]:
    return one if one["words"] else {**one, "n": None}


def _is_few_of_cases(one: Mapping[str, Any]) -> bool:
    """“Fewer than 5 of 103”."""
    return unit_of(one) == "share" and bool(one["n"]) and one["words"] in ("very few", "nearly all")


def _is_share_of_cases(one: Mapping[str, Any]) -> bool:
    """Its cases can be named."""
    return unit_of(one) == "share" and bool(one["n"] and one["interval"]) and not one["words"]


def _is_counted(one: Mapping[str, Any]) -> bool:
    return _is_share_of_cases(one) and one["n"] < numbers().gate.percent_from


def _as_count(one: Mapping[str, Any]) -> str:
    return _("%(part)d of %(all)d") % {"part": round(one["value"] * one["n"]), "all": one["n"]}


def value_in_words(one: Mapping[str, Any], unit: str) -> str:
    """Up to thirty cases “7 of 10”, then percent (domain.md 0.4).

    Words where no figure is shown.
    """
    if one["words"] == "not said":
        return _("not shown: it would point at individuals")
    if one["words"]:
        return _few_in_words(one["words"], one["n"] if unit == "share" else None)
    return figure_in_words(one["value"], unit, one["n"], is_counted=bool(one["interval"]))


def _few_in_words(words: str, n: int | None) -> str:
    """Only what the gate lets out: one to four of `n` are, or are not. Four of six aren't “few”."""
    few = int(numbers().privacy.people)
    if words == "very few":
        return (
            _("fewer than %(few)d of %(all)d") % {"few": few, "all": n}
            if n
            else _("fewer than five")
        )
    least = max(few, (n or 0) - few + 1)
    return _("at least %(least)d of %(all)d") % {"least": least, "all": n} if n else _("nearly all")
