"""A snapshot as a page reads it: signs with their sentences, figures in words, aliveness in six sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guildhall.health.models import Snapshot
from guildhall.health.numbers import numbers
from guildhall.health.signatures import SIGNATURES
from guildhall.health.words import ALIVENESS, INDICATORS, SIGNS, STATES, WAITING, SignWords

PATTERNS = {signature.name: signature for signature in SIGNATURES}


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator, said: `figure` in words, `sure` its interval, `of` what it rests on, `change` more, less or none."""

    id: str
    name: Any
    figure: str
    sure: str
    rests_on: str
    change: int
    is_in: bool
    said: Any


@dataclass(frozen=True, slots=True)
class Seen:
    """One sign on the page."""

    key: str
    state: str
    state_said: Any
    words: SignWords
    says: Sequence[Any]
    figures: Sequence[Figure]
    waiting: Sequence[Any]

    @property
    def is_in(self) -> bool:
        return self.state in ("watch", "sign", "conflicting")


def signs_of(snapshot: Snapshot) -> list[Seen]:
    """The five, in the order in which they are looked at."""
    by_sign: dict[str, list[dict[str, Any]]] = {}
    for one in snapshot.seen["indicators"]:
        by_sign.setdefault(one["sign"], []).append(one)
    return [_seen(finding, by_sign.get(finding["sign"], [])) for finding in snapshot.seen["findings"]]


def aliveness_of(snapshot: Snapshot) -> list[tuple[Any, Figure | None]]:
    """One figure for each of the six words: the first that can be said; None where there is too little."""
    known = {one["id"]: one for one in snapshot.seen["indicators"] if one["band"] != "none"}
    return [(title, next((_figure(known[name]) for name in names if name in known), None)) for title, names in ALIVENESS.values()]


def _seen(finding: Mapping[str, Any], indicators: Sequence[Mapping[str, Any]]) -> Seen:
    words = SIGNS[finding["sign"]]
    figures = [_figure(one) for one in indicators if one["band"] != "none"]
    in_band = [figure for figure in figures if figure.is_in]
    patterns = [PATTERNS[name].says for name in finding["patterns"] if name in PATTERNS]
    says = [*patterns, *(figure.said for figure in in_band)][:3] if in_band else []
    rooms = sorted({one["room"] for one in indicators if one["room"]})
    state = finding["state"]
    if state == "no_sign":
        says = [words.quiet]
    return Seen(
        finding["sign"], state, STATES[state], words, list(dict.fromkeys(map(str, says))), figures,
        [WAITING[room] for room in rooms if room in WAITING],
    )  # fmt: skip


def _figure(one: Mapping[str, Any]) -> Figure:
    words = INDICATORS[one["id"]]
    is_share, n = words.unit == "share", one["n"]
    sure = ""
    if one["interval"] and (not is_share or (n or 0) >= numbers().gate.percent_from):
        low, high = one["interval"]
        sure = _("between %(low)s and %(high)s") % {"low": _number(low, words.unit), "high": _number(high, words.unit)}
    return Figure(
        one["id"], words.name, _said(one, words.unit), sure, _("rests on %(number)d") % {"number": n} if n else "", one["change"],
        one["band"] in ("watch", "sign"), words.said,
    )  # fmt: skip


def _said(one: Mapping[str, Any], unit: str) -> str:
    """“7 of 10” up to thirty cases, then percent (domain.md 0.4); words where the gate gives words."""
    if one["words"]:
        return {
            "very few": _("very few"),
            "nearly all": _("nearly all"),
            "not said": _("it points at single people, and is not said"),
        }[one["words"]]
    value, n = one["value"], one["n"]
    if unit == "share" and n is None:
        return _("about %(tenths)d of 10") % {"tenths": round(10 * value)}
    if unit == "share" and n < numbers().gate.percent_from and one["interval"]:
        return _("%(part)d of %(all)d") % {"part": round(value * n), "all": n}
    return _number(value, unit)


def _number(value: float, unit: str) -> str:
    if unit == "share":
        return _("%(percent)d %%") % {"percent": round(100 * value)}
    if unit == "people":
        return _("%(number)d people") % {"number": round(value)}
    if unit == "count":
        return str(round(value))
    if unit == "hours":
        return _("%(hours)s hours") % {"hours": number_format(round(value, 1))}
    return str(number_format(round(value, 2)))
