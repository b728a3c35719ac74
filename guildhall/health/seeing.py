"""Look at a community: compute, pass the gate, and give plain data that may be kept, shown and said aloud."""

import datetime as dt
from typing import Any

from guildhall.communities.models import Community
from guildhall.health.days import date_of, day_of
from guildhall.health.gate.privacy import Shown, let_out, without_few
from guildhall.health.gate.refresh import shown_day
from guildhall.health.measure.evaluation import evaluate
from guildhall.health.measure.findings import Finding, findings_of
from guildhall.health.measure.frames import Frames
from guildhall.health.measure.reading import read_frames

WINDOW = 84


def seen_of(community: Community, *, at: dt.datetime, window: int = WINDOW) -> dict[str, Any]:
    """What leaves the gate at a moment: figures and findings, in the window that may be shown then."""
    return seen_in(read_frames(community, at=at), day=day_of(at), window=window)


def seen_in(frames: Frames, *, day: int, window: int = WINDOW) -> dict[str, Any]:
    """The same, of frames that were read already."""
    end = shown_day(frames.members.select("since", "until").iter_rows(), day)
    evaluation = without_few(evaluate(frames, end=end, window=window))
    return {
        "community": frames.slug, "at": f"{date_of(day):%Y-%m-%d}", "until": f"{date_of(end - 1):%Y-%m-%d}", "window": window,
        "is_small": evaluation.is_small, "indicators": [_as_data(shown) for shown in let_out(evaluation)],
        "findings": [_finding(finding) for finding in findings_of(evaluation)],
    }  # fmt: skip


def _as_data(shown: Shown) -> dict[str, Any]:
    state = {"ok": "no_sign", "trend": "no_sign", "none": "insufficient"}.get(shown.band, shown.band)
    return {
        "id": shown.id, "sign": str(shown.sign), "band": str(shown.band), "state": state, "value": shown.value,
        "interval": list(shown.interval) if shown.interval else None, "n": shown.n, "change": shown.change, "words": str(shown.words),
        "missing": str(shown.missing), "room": shown.room, "twins": dict(shown.twins),
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "sign": str(finding.sign), "state": str(finding.state), "in_band": list(finding.in_band), "against": list(finding.against),
        "patterns": [signature.name for signature in finding.signatures],
    }  # fmt: skip
