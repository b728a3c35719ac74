"""A snapshot as its page shows it.

The five signs with their sentences and figures, and aliveness.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from guildhall.communities.seats import Seat
from guildhall.health import rules
from guildhall.health.charts.chart import Chart, charts_of
from guildhall.health.models import Snapshot
from guildhall.health.queries.figures import Figure, figure_of
from guildhall.health.queries.verdicts import verdicts_of
from guildhall.health.remedies import Remedy, remedies_for
from guildhall.health.signatures import SIGNATURES
from guildhall.health.words import ALIVENESS, CHANGED, INDICATORS, MISSING, SIGNS, STATES, SignWords
from guildhall.health.words.change import NOTHING_TO_COMPARE, TOO_EARLY

IN_BAND = ("watch", "sign", "conflicting")
EARLY = "early"  # figures, and no year before to compare them with
FIRST_REMEDIES = 3
MOST_EVIDENCE = 4
PATTERNS = {signature.name: signature for signature in SIGNATURES}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart and whether its drawing is there; the table behind it always is."""

    chart: Chart
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One sign on the page. `verdict`: whether the reader found it right, None if not asked yet."""

    key: str
    state: str
    state_label: Any
    words: SignWords
    sentences: Sequence[str]
    figures: Sequence[Figure]
    missing: Sequence[Any]
    remedies: Sequence[tuple[Remedy, str]] = ()
    verdict: bool | None = None
    charts: Sequence[Drawn] = ()
    coverage: str = ""

    @property
    def is_in(self) -> bool:
        return self.state in IN_BAND

    @property
    def evidence(self) -> Sequence[Figure]:
        """A few plain figures beside those that are said already: those worth a look first."""
        others = [one for one in self.figures if one.is_plain and one.line not in self.sentences]
        return sorted(others, key=lambda one: not one.is_in)[:MOST_EVIDENCE]

    @property
    def first_remedies(self) -> Sequence[tuple[Remedy, str]]:
        return self.remedies[:FIRST_REMEDIES]

    @property
    def more_remedies(self) -> Sequence[tuple[Remedy, str]]:
        return self.remedies[FIRST_REMEDIES:]

    @property
    def look(self) -> str:
        """Of the tag with its state."""
        if self.state == "sign":
            return "warn"
        return "accent" if self.is_in else ""


def charts_in(snapshot: Snapshot) -> Mapping[str, list[Drawn]]:
    """The charts of each sign, and of aliveness. One query."""
    drawn = set(snapshot.charts.values_list("name", flat=True))
    by_sign: dict[str, list[Drawn]] = {}
    for chart in charts_of(snapshot.seen):
        by_sign.setdefault(chart.sign, []).append(Drawn(chart, chart.name in drawn))
    return by_sign


def signs_of(
    snapshot: Snapshot, seat: Seat, charts: Mapping[str, list[Drawn]] | None = None
) -> list[Seen]:
    """The five, in their order, with what can be tried and the reader's verdicts. One query."""
    verdicts = verdicts_of(seat, snapshot)
    return [
        replace(
            one,
            verdict=verdicts.get(one.key),
            remedies=_remedies(one.state, one.key, seat),
            charts=(charts or {}).get(one.key, ()),
            coverage=_coverage(snapshot) if one.key == "ties" else "",
        )
        for one in signs_in(snapshot.seen)
    ]


def signs_in(seen: Mapping[str, Any]) -> list[Seen]:
    """The five, in their order, as everyone reads them."""
    by_sign: dict[str, list[dict[str, Any]]] = {}
    for one in seen["indicators"]:
        by_sign.setdefault(one["sign"], []).append(one)
    then, has_bands = seen.get("then", {}), seen.get("has_bands", True)
    is_old = (seen.get("change") or {}).get("against") == "year"
    return [
        _seen(_compared(finding, has_bands), by_sign.get(finding["sign"], []), then, is_old)
        for finding in seen["findings"]
        if finding["sign"] in SIGNS
    ]


def _compared(finding: Mapping[str, Any], has_bands: bool) -> Mapping[str, Any]:
    """Where only changes may be judged and there is no year before, that alone is missing."""
    is_early = not has_bands and finding["state"] == "insufficient"
    return {**finding, "state": EARLY} if is_early else finding


def _seen(
    finding: Mapping[str, Any],
    indicators: Sequence[Mapping[str, Any]],
    then: Mapping[str, Any],
    is_old: bool,
) -> Seen:
    sign, state = finding["sign"], finding["state"]
    figures = [
        figure_of(one, then.get(one["id"]))
        for one in indicators
        if one["band"] != "none" and one["id"] in INDICATORS
    ]
    missing = sorted({one["room"] for one in indicators if one["room"] in MISSING})
    if state == EARLY and not any(one.is_plain for one in figures):
        state = "insufficient"
    return Seen(
        key=sign,
        state=state,
        state_label=_label(state, sign, figures, is_old),
        words=SIGNS[sign],
        sentences=_sentences(finding, {figure.id: figure for figure in figures}, indicators),
        figures=figures,
        missing=list(dict.fromkeys(MISSING[room] for room in missing)),
    )


def _label(state: str, sign: str, figures: Sequence[Figure], is_old: bool) -> Any:
    """Of a state; where only changes may be judged, whether what is shown clearly changed.

    What is old enough to compare with its past is not too young, though the figure may have none.
    """
    if state == EARLY and is_old and any(one.then for one in _leads(sign, figures)):
        state = "steady"  # it has one since this look, and is found with the next
    if state == EARLY:
        return NOTHING_TO_COMPARE if is_old else TOO_EARLY
    if state == "steady" and any(one.has_changed for one in _leads(sign, figures)):
        return CHANGED
    return STATES[state]


def _leads(sign: str, figures: Sequence[Figure]) -> list[Figure]:
    """What is shown of a sign of which no level may be judged, the best first."""
    known = {figure.id: figure for figure in figures}
    return [known[name] for name in rules.LEADS[sign] if name in known]


def _sentences(
    finding: Mapping[str, Any],
    figures: Mapping[str, Figure],
    indicators: Sequence[Mapping[str, Any]],
) -> list[str]:
    """At most two: what is found, and the one figure that carries it with that of a year ago."""
    state, sign = finding["state"], finding["sign"]
    if state in IN_BAND:
        carrying = [figures[name] for name in finding["in_band"] if name in figures]
        patterns = [PATTERNS[name].says for name in finding["patterns"] if name in PATTERNS]
        claims = [*patterns, *(figure.sentence for figure in carrying if figure.sentence)]
        return [*map(str, claims[:1]), *_lines(carrying)[:1]]
    if state == "no_sign":
        in_order = {one["id"] for one in indicators if one["band"] == "ok"}
        well = next((name for name in rules.WELL[sign] if name in in_order and name in figures), "")
        return [str(rules.WELL[sign][well]), *_lines([figures[well]])] if well else []
    if state in ("steady", EARLY):
        leads = _lines(_leads(sign, list(figures.values())))
        plain = [one for one in figures.values() if one.is_plain]
        return (leads or _lines(plain if state == EARLY else []))[:2]
    return []


def _lines(figures: Sequence[Figure]) -> list[str]:
    """Those that may be shown."""
    return [figure.line for figure in figures if figure.is_shown]


def _coverage(snapshot: Snapshot) -> str:
    """How many are in figures about who exchanges with whom: some asked to be left out."""
    part = snapshot.seen.get("coverage")
    if part is None:
        return _("All active members are counted here, except for the few who opted out, if any.")
    return _(
        "About %(tenths)d of 10 active members are counted here; the others asked to be left out."
    ) % {"tenths": round(10 * part)}


def _remedies(state: str, sign: str, seat: Seat) -> list[tuple[Remedy, str]]:
    """What can be tried, and where it is done: offered where something is worth a look."""
    if state not in IN_BAND:
        return []
    return [(one, one.path_for(seat)) for one in remedies_for(sign)]


def missing_in(signs: Sequence[Seen]) -> list[Any]:
    """Why figures of them have no value, each reason once."""
    return list(dict.fromkeys(reason for sign in signs for reason in sign.missing))


def aliveness_of(snapshot: Snapshot) -> list[tuple[Any, Figure | None]]:
    """One figure for each of the six words, the first that has a value; None where none has."""
    known = {one["id"]: one for one in snapshot.seen["indicators"] if one["band"] != "none"}
    then = snapshot.seen.get("then", {})
    return [
        (
            title,
            next((figure_of(known[name], then.get(name)) for name in names if name in known), None),
        )
        for title, names in ALIVENESS.values()
    ]


def alive_sentences(
    aliveness: Sequence[tuple[Any, Figure | None]], signs: Sequence[Seen]
) -> list[str]:
    """The sentences of its figures that are worth a look and that no sign says already."""
    known = {sentence for sign in signs for sentence in sign.sentences}
    sentences = [str(figure.sentence) for _title, figure in aliveness if figure and figure.is_in]
    return [sentence for sentence in sentences if sentence and sentence not in known]
