"""The weekly look at a community: compute the figures, and keep what may be shown as plain data."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from guildhall.communities.models import Community
from guildhall.health import rules
from guildhall.health.days import date_of, day_of
from guildhall.health.gate.change import change_shown, sizes_shown
from guildhall.health.gate.pictures import picture_shown, spread_shown
from guildhall.health.gate.privacy import (
    Shown,
    coverage_shown,
    hide_switched_off,
    let_out,
    let_out_then,
    without_few,
    without_switched_off,
)
from guildhall.health.gate.refresh import earlier_quarters, shown_day
from guildhall.health.measure.change import History
from guildhall.health.measure.evaluation import Evaluation, evaluate
from guildhall.health.measure.findings import Finding, findings_of
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.period import Period
from guildhall.health.measure.pictures import network_of, spreads_of
from guildhall.health.measure.reading import read_changes, read_frames
from guildhall.health.models import Snapshot, SwitchedOff
from guildhall.health.numbers import numbers

WINDOW = 84
EARLIER_LOOKS = 3  # weeks looked back, for what was asked without a snapshot before it
DRAWN = ("quarters", "spreads", "picture")


def seen_of(community: Community, *, at: dt.datetime, window: int = WINDOW) -> dict[str, Any]:
    """The figures and findings that may be shown at a moment.

    Findings as the looks of the weeks before leave them: what shows once is not found yet.
    """
    end = shown_day(read_changes(community, at=at), day_of(at))
    frames, off = read_frames(community, at=at, end=end), _off(community)
    history, last = History(frames), None
    for weeks in range(EARLIER_LOOKS, -1, -1):
        seen = seen_in(
            frames,
            day=day_of(at),
            end=end - 7 * weeks,
            window=window,
            off=off,
            history=history,
            last=last,
        )
        last = seen
    return seen


def seen_anew(
    community: Community, *, at: dt.datetime, last: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The same with what is drawn of it; the last ones where it is too early for an update.

    What was shown once is never computed again, nor is a past quarter: what is deleted today would
    show in the difference.
    """
    end = shown_day(read_changes(community, at=at), day_of(at))
    if last and last["until"] == _date(end - 1) and all(name in last for name in DRAWN):
        return {**last, "at": _date(day_of(at))}
    frames, off = read_frames(community, at=at, end=end), _off(community)
    known = last.get("quarters", {}) if last else {}
    ago = _shown_a_year_ago(community, end)
    return seen_in(frames, day=day_of(at), end=end, off=off, last=last, year_ago=ago) | drawn_in(
        frames, end=end, known=known, off=off
    )


def _shown_a_year_ago(community: Community, end: int) -> Mapping[str, Any] | None:
    """What was shown of the same twelve weeks a year before, where they were looked at then."""
    until = date_of(end - rules.YEAR - 1)
    snapshot = Snapshot.objects.filter(community=community, until=until).first()
    return snapshot.seen if snapshot else None


def _off(community: Community) -> frozenset[str]:
    return frozenset(
        SwitchedOff.objects.filter(community=community).values_list("indicator", flat=True)
    )


def seen_in(
    frames: Frames,
    *,
    day: int,
    end: int,
    window: int = WINDOW,
    off: Collection[str] = (),
    history: History | None = None,
    last: Mapping[str, Any] | None = None,
    year_ago: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The figures of the window before the day `end`, as they are shown on `day`.

    Without what is `off`. `last`: what was shown before it; `year_ago`: what was shown of the same
    weeks a year before, if they were looked at.
    """
    evaluation = without_few(
        evaluate(frames, end=frames.counted(end), window=window, history=history)
    )
    assert evaluation.course is not None  # it has a past
    shown_then = (year_ago or {}).get("change", {}).get("now")
    change = change_shown(evaluation.course, frames, year_ago=shown_then)
    figures = let_out(evaluation, beside=sizes_shown(change))
    findings = findings_of(without_switched_off(evaluation, off))
    return {
        "community": frames.slug,
        "at": _date(day),
        "until": _date(end - 1),
        "window": window,
        "is_small": evaluation.is_small,
        "has_bands": evaluation.has_bands,
        "coverage": coverage_shown(evaluation),
        "change": change,
        "indicators": [_as_data(shown) for shown in hide_switched_off(figures, off)],
        "then": _then(evaluation, year_ago, off),
        "findings": settled([finding_as_data(finding) for finding in findings], last),
    }


def _then(
    evaluation: Evaluation, year_ago: Mapping[str, Any] | None, off: Collection[str]
) -> dict[str, Any]:
    """Each figure of a year before; as it was shown then, where it was."""
    known = {one["id"]: one for one in (year_ago or {}).get("indicators", [])}
    return {
        name: known.get(name) or _as_data(shown)
        for name, shown in let_out_then(evaluation).items()
        if name not in off
    }


def settled(findings: list[dict[str, Any]], last: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """What is found, where the look before found the same; else what was shown before stays.

    Each keeps what this look found by itself (`found`), for the next one.
    """
    before = {one["sign"]: one for one in last["findings"]} if last else {}
    return [_settled(one, before.get(one["sign"])) for one in findings]


def _settled(finding: dict[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    found = finding["state"]
    if before is None or found in (before["state"], before.get("found", found)):
        return finding | {"found": found}
    return {**before, "found": found}


def drawn_in(
    frames: Frames, *, end: int, known: Mapping[str, Any], off: Collection[str] = ()
) -> dict[str, Any]:
    """Figures of the quarters before, how things are spread, who exchanges with whom by unit.

    `known`: quarters that were looked at before, by the last day of their window; they stay as
    they were.
    """
    period = Period(frames, end=frames.counted(end), days=WINDOW)
    network = network_of(period)
    earlier = [
        monday
        for monday in earlier_quarters(end, numbers().charts.quarters)
        if frames.counted(monday) - WINDOW >= frames.born
    ]
    return {
        "quarters": {
            until: known[until] if until in known else _quarter(frames, frames.counted(monday), off)
            for monday in earlier
            if (until := _date(monday - 1))
        },
        "spreads": [shown for spread in spreads_of(period) if (shown := spread_shown(spread))],
        "picture": picture_shown(network) if network else None,
    }


def _quarter(frames: Frames, end: int, off: Collection[str]) -> dict[str, list[float | None]]:
    """Each figure of the window before a day, with its interval and cases: value, low, high, n."""
    shown = let_out(without_few(evaluate(frames, end=end, has_draws=False, has_past=False)))
    return {
        one.id: [one.value, *(one.interval or (None, None)), one.n]
        for one in shown
        if one.value is not None and one.id not in off
    }


def _date(day: int) -> str:
    return f"{date_of(day):%Y-%m-%d}"


def _as_data(shown: Shown) -> dict[str, Any]:
    state = {"ok": "no_sign", "trend": "no_sign", "none": "insufficient"}.get(
        shown.band, shown.band
    )
    return {
        "id": shown.id,
        "sign": str(shown.sign),
        "band": str(shown.band),
        "state": state,
        "value": shown.value,
        "interval": list(shown.interval) if shown.interval else None,
        "n": shown.n,
        "change": shown.change,
        "words": str(shown.words),
        "missing": str(shown.missing),
        "room": shown.room,
        "twins": dict(shown.twins),
    }


def finding_as_data(finding: Finding) -> dict[str, Any]:
    return {
        "sign": str(finding.sign),
        "state": str(finding.state),
        "in_band": list(finding.in_band),
        "against": list(finding.against),
        "patterns": [signature.name for signature in finding.signatures],
    }
