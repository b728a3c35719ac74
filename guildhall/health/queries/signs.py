"""A snapshot as its page shows it.

The five signs with their sentences and figures, and aliveness.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from guildhall.communities.seats import Seat
from guildhall.health.charts.chart import Chart, charts_of
from guildhall.health.models import Snapshot
from guildhall.health.queries.figures import Figure, figure_of
from guildhall.health.queries.verdicts import verdicts_of
from guildhall.health.remedies import Remedy, remedies_for
from guildhall.health.signatures import SIGNATURES
from guildhall.health.words import ALIVENESS, MISSING, SIGNS, STATES, SignWords

IN_BAND = ("watch", "sign", "conflicting")
MOST_SENTENCES = 3
FIRST_REMEDIES = 3
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


def signs_of(snapshot: Snapshot, seat: Seat, charts: Mapping[str, list[Drawn]]) -> list[Seen]:
    """The five, in their order, with what can be tried and the reader's verdicts. One query."""
    verdicts = verdicts_of(seat, snapshot)
    by_sign: dict[str, list[dict[str, Any]]] = {}
    for one in snapshot.seen["indicators"]:
        by_sign.setdefault(one["sign"], []).append(one)
    return [
        replace(
            _seen(finding, by_sign.get(finding["sign"], [])),
            verdict=verdicts.get(finding["sign"]),
            remedies=_remedies(finding, seat),
            charts=charts.get(finding["sign"], ()),
            coverage=_coverage(snapshot) if finding["sign"] == "ties" else "",
        )
        for finding in snapshot.seen["findings"]
    ]


def _seen(finding: Mapping[str, Any], indicators: Sequence[Mapping[str, Any]]) -> Seen:
    words, state = SIGNS[finding["sign"]], finding["state"]
    figures = [figure_of(one) for one in indicators if one["band"] != "none"]
    in_band = [figure for figure in figures if figure.is_in]
    patterns = [PATTERNS[name].says for name in finding["patterns"] if name in PATTERNS]
    sentences = [*patterns, *(figure.sentence for figure in in_band)] if in_band else []
    if state == "no_sign":
        sentences = [words.quiet]
    missing = sorted({one["room"] for one in indicators if one["room"] in MISSING})
    return Seen(
        key=finding["sign"],
        state=state,
        state_label=STATES[state],
        words=words,
        sentences=list(dict.fromkeys(map(str, sentences)))[:MOST_SENTENCES],
        figures=figures,
        missing=list(dict.fromkeys(MISSING[room] for room in missing)),
    )


def _coverage(snapshot: Snapshot) -> str:
    """How many are in figures about who exchanges with whom: some asked to be left out."""
    part = snapshot.seen.get("coverage")
    if part is None:
        return _("All active members are counted here, except for the few who opted out, if any.")
    return _(
        "About %(tenths)d of 10 active members are counted here; the others asked to be left out."
    ) % {"tenths": round(10 * part)}


def _remedies(finding: Mapping[str, Any], seat: Seat) -> list[tuple[Remedy, str]]:
    """What can be tried, and where it is done: offered where something is worth a look."""
    if finding["state"] not in IN_BAND:
        return []
    return [(one, one.path_for(seat)) for one in remedies_for(finding["sign"])]


def missing_in(signs: Sequence[Seen]) -> list[Any]:
    """Why figures of them have no value, each reason once."""
    return list(dict.fromkeys(reason for sign in signs for reason in sign.missing))


def aliveness_of(snapshot: Snapshot) -> list[tuple[Any, Figure | None]]:
    """One figure for each of the six words, the first that has a value; None where none has."""
    known = {one["id"]: one for one in snapshot.seen["indicators"] if one["band"] != "none"}
    return [
        (title, next((figure_of(known[name]) for name in names if name in known), None))
        for title, names in ALIVENESS.values()
    ]


def alive_sentences(
    aliveness: Sequence[tuple[Any, Figure | None]], signs: Sequence[Seen]
) -> list[str]:
    """The sentences of its figures that are worth a look and that no sign says already."""
    known = {sentence for sign in signs for sentence in sign.sentences}
    sentences = [str(figure.sentence) for _title, figure in aliveness if figure and figure.is_in]
    return [sentence for sentence in sentences if sentence and sentence not in known]
