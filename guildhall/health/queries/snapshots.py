"""The snapshot that a reader sees."""

from collections.abc import Mapping
from typing import Any

from guildhall.communities.seats import Seat
from guildhall.health.models import Snapshot
from guildhall.health.queries.limits import switched_off_in


def newest_at(seat: Seat) -> Snapshot | None:
    """The newest that the seat may read, without what was switched off since. Two queries."""
    snapshot = Snapshot.objects.at(seat).select_related("commented_by").first()
    return without_switched_off(snapshot) if snapshot else None


def without_switched_off(snapshot: Snapshot) -> Snapshot:
    """The same, without figures that are off now and findings that rest on them alone.

    One query.
    """
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
