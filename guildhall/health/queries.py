"""A snapshot as a page reads it: signs with their sentences, figures in words, aliveness in six sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.communities.evidence import HALF_A_YEAR
from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.seats import Seat
from guildhall.health.charts.chart import Chart, charts_of
from guildhall.health.models import LeftOut, Snapshot, SwitchedOff, Trying, Verdict
from guildhall.health.models.snapshot import CORE_ROLES
from guildhall.health.numbers import numbers
from guildhall.health.remedies import Remedy, remedies, remedies_for
from guildhall.health.saying import figure_said, number_said
from guildhall.health.signatures import SIGNATURES
from guildhall.health.words import ALIVENESS, INDICATORS, SIGNS, STATES, WAITING, SignWords
from guildhall.people.models import AuditRecord
from guildhall.people.queries import audit_records

IN_BAND = ("watch", "sign", "conflicting")
MOST_TRYINGS = 20
LOOKED, MOST_LOOKS = "health_looked_at", 10
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
class Drawn:
    """A chart and whether its drawing is there; the table behind it always is."""

    chart: Chart
    is_drawn: bool


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
    remedies: Sequence[tuple[Remedy, str]] = ()
    said: bool | None = None
    charts: Sequence[Drawn] = ()
    coverage: str = ""

    @property
    def is_in(self) -> bool:
        return self.state in IN_BAND


def newest_at(seat: Seat) -> Snapshot | None:
    """What the seat reads, without what was switched off since. Two queries."""
    snapshot = Snapshot.objects.at(seat).select_related("commented_by").first()
    return without_switched_off(snapshot) if snapshot else None


def switched_off_in(community_id: int) -> frozenset[str]:
    return frozenset(
        SwitchedOff.objects.filter(community=community_id).values_list("indicator", flat=True)
    )


def without_switched_off(snapshot: Snapshot) -> Snapshot:
    """The same, to be shown: a figure that is off now is not, nor is what rested on it alone. One query."""
    off = switched_off_in(snapshot.community_id)
    if off:
        findings = [_finding_without(finding, off) for finding in snapshot.seen["findings"]]
        figures = [
            one | {"band": "none", "missing": "off"} if one["id"] in off else one
            for one in snapshot.seen["indicators"]
        ]
        snapshot.seen = snapshot.seen | {"indicators": figures, "findings": findings}
    return snapshot


def _finding_without(finding: Mapping[str, Any], off: frozenset[str]) -> Mapping[str, Any]:
    left = [name for name in finding["in_band"] if name not in off]
    if len(left) == len(finding["in_band"]):
        return finding
    return {
        **finding,
        "in_band": left,
        "patterns": [],
        "state": "watch" if left else "insufficient",
    }


def is_left_out(seat: Seat) -> bool:
    """Whether the seat's person asked to be in no figure about who exchanges with whom."""
    return LeftOut.objects.filter(community=seat.community, person=seat.person, until=None).exists()


def looks_of(community: Community) -> Sequence[AuditRecord]:
    """Who asked for figures beside this page, the newest first: the operator's command leaves a line each time."""
    return list(audit_records(LOOKED).filter(community_id=community.pk)[:MOST_LOOKS])


def charts_in(snapshot: Snapshot) -> Mapping[str, list[Drawn]]:
    """What is drawn of each sign, and of aliveness. One query."""
    drawn = set(snapshot.charts.values_list("name", flat=True))
    found: dict[str, list[Drawn]] = {}
    for chart in charts_of(snapshot.seen):
        found.setdefault(chart.sign, []).append(Drawn(chart, chart.name in drawn))
    return found


def signs_of(snapshot: Snapshot, seat: Seat, charts: Mapping[str, list[Drawn]]) -> list[Seen]:
    """The five, in the order in which they are looked at, with what can be tried and what the reader said of them. One query."""
    said = said_by(seat, snapshot)
    by_sign: dict[str, list[dict[str, Any]]] = {}
    for one in snapshot.seen["indicators"]:
        by_sign.setdefault(one["sign"], []).append(one)
    return [
        replace(
            _seen(finding, by_sign.get(finding["sign"], [])),
            said=said.get(finding["sign"]),
            remedies=_remedies(finding, seat),
            charts=charts.get(finding["sign"], ()),
            coverage=_coverage(snapshot) if finding["sign"] == "ties" else "",
        )
        for finding in snapshot.seen["findings"]
    ]


def _coverage(snapshot: Snapshot) -> str:
    """How many are in figures about who exchanges with whom, beside those who asked to be left out."""
    part = snapshot.seen.get("coverage")
    if part is None:
        return _(
            "All who are active are counted here, or all but very few who asked to be left out."
        )
    return _(
        "About %(tenths)d of 10 who are active are counted here; the others asked to be left out."
    ) % {"tenths": round(10 * part)}


def _remedies(finding: Mapping[str, Any], seat: Seat) -> list[tuple[Remedy, str]]:
    """What can be tried, and where it is done: offered where something is seen."""
    return (
        [(one, one.path_for(seat)) for one in remedies_for(finding["sign"])]
        if finding["state"] in IN_BAND
        else []
    )


def aliveness_of(snapshot: Snapshot) -> list[tuple[Any, Figure | None]]:
    """One figure for each of the six words: the first that can be said; None where there is too little."""
    known = {one["id"]: one for one in snapshot.seen["indicators"] if one["band"] != "none"}
    return [
        (title, next((_figure(known[name]) for name in names if name in known), None))
        for title, names in ALIVENESS.values()
    ]


@dataclass(frozen=True, slots=True)
class Tried:
    """Something that is tried, or was: the figure before and after it, each said or empty."""

    trying: Trying
    remedy: Remedy
    figure_name: Any
    before: str
    after: str


def tryings_at(seat: Seat, snapshot: Snapshot | None) -> list[Tried]:
    """What goes on, and what was judged within half a year, the next to look at first. One query.

    `snapshot`: the newest that the seat may read. Who is there as a sponsor reads a week later than the others, and here no figures.
    """
    lately = timezone.now() - HALF_A_YEAR
    shown = Trying.objects.filter(
        Q(judged_at=None, given_up_at=None) | Q(judged_at__gt=lately), community=seat.community
    )
    has_figures = (
        bool(seat.roles.intersection(CORE_ROLES)) or RolePeriod.Role.SPONSOR not in seat.roles
    )
    return [
        tried(one, snapshot, has_figures=has_figures)
        for one in shown[:MOST_TRYINGS]
        if one.remedy in remedies
    ]


def tried(trying: Trying, snapshot: Snapshot | None, *, has_figures: bool = True) -> Tried:
    """One of them; what is due and not judged yet beside what was seen last."""
    remedy = remedies[trying.remedy]
    after = snapshot.figure(remedy.indicator) if snapshot and trying.is_due else trying.after
    unit = INDICATORS[remedy.indicator].unit
    is_shown = has_figures and not (snapshot and snapshot.is_off(remedy.indicator))
    before, later = (_said(one, unit) if one and is_shown else "" for one in (trying.before, after))
    return Tried(trying, remedy, INDICATORS[remedy.indicator].name, before, later)


def said_by(seat: Seat, snapshot: Snapshot) -> Mapping[str, bool]:
    """Of which signs the seat's person said whether they are right. One query."""
    if seat.person is None:
        return {}
    return dict(
        Verdict.objects.filter(snapshot=snapshot, person=seat.person).values_list(
            "sign", "is_right"
        )
    )


def how_often_right(community: Community) -> tuple[int, int]:
    """Of so many words of the core on what was seen, so many said that it is right."""
    words = Verdict.objects.filter(snapshot__community=community).aggregate(
        asked=Count("pk"), right=Count("pk", filter=Q(is_right=True))
    )
    return words["right"], words["asked"]


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
        finding["sign"],
        state,
        STATES[state],
        words,
        list(dict.fromkeys(map(str, says))),
        figures,
        [WAITING[room] for room in rooms if room in WAITING],
    )


def _figure(one: Mapping[str, Any]) -> Figure:
    words = INDICATORS[one["id"]]
    is_share, n = words.unit == "share", one["n"]
    sure = ""
    if one["interval"] and (not is_share or (n or 0) >= numbers().gate.percent_from):
        low, high = one["interval"]
        sure = _("between %(low)s and %(high)s") % {
            "low": number_said(low, words.unit),
            "high": number_said(high, words.unit),
        }
    return Figure(
        one["id"],
        words.name,
        _said(one, words.unit),
        sure,
        _("rests on %(number)d") % {"number": n} if n else "",
        one["change"],
        one["band"] in ("watch", "sign"),
        words.said,
    )


def _said(one: Mapping[str, Any], unit: str) -> str:
    """“7 of 10” up to thirty cases, then percent (domain.md 0.4); words where the gate gives words."""
    if one["words"]:
        return {
            "very few": _("very few"),
            "nearly all": _("nearly all"),
            "not said": _("it points at single people, and is not said"),
        }[one["words"]]
    return figure_said(one["value"], unit, one["n"], is_counted=bool(one["interval"]))
