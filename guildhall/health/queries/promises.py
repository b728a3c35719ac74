"""What had a day, as the page shows it: whether ideas, decisions and projects end in time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guildhall.communities.seats import Seat
from guildhall.health import rules
from guildhall.health.models import Snapshot
from guildhall.health.queries.figures import Figure, figure_of
from guildhall.health.remedies import Remedy, remedies_for
from guildhall.health.words import INDICATORS, PROMISES, STATES

SAID = ("watch", "no_sign")


@dataclass(frozen=True, slots=True)
class Promises:
    """One sentence and the figure that measures it, then the other figures; what helps, and where.

    `late`: the figures that are worth a look, the lowest first.
    """

    state: str
    state_label: Any
    sentences: Sequence[str]
    others: Sequence[Figure]
    late: Sequence[str] = ()
    remedies: Sequence[tuple[Remedy, str]] = ()

    @property
    def title(self) -> Any:
        return PROMISES

    @property
    def is_in(self) -> bool:
        return self.state == "watch"

    @property
    def look(self) -> str:
        return "accent" if self.is_in else ""


def promises_of(snapshot: Snapshot, seat: Seat) -> Promises | None:
    """With what helps with the figures that are worth a look. No query."""
    seen = promises_in(snapshot.seen)
    if seen is None or not seen.is_in:
        return seen
    helps = [one for one in remedies_for("promises") if one.indicator in seen.late]
    return replace(seen, remedies=[(one, one.path_for(seat)) for one in helps])


def promises_in(seen: Mapping[str, Any]) -> Promises | None:
    """As everyone reads it; None where too little had a day, or no room that gives days is open."""
    finding = next((one for one in seen["findings"] if one["sign"] == "promises"), None)
    if finding is None or finding["state"] not in SAID:
        return None
    then = seen.get("then", {})
    figures = {
        one["id"]: figure_of(one, then.get(one["id"]))
        for one in seen["indicators"]
        if one["sign"] == "promises" and one["band"] != "none"
    }
    shown = {name: figure for name, figure in figures.items() if figure.is_shown}
    late = [name for name in finding["in_band"] if name in shown]
    first = late[0] if late else next((name for name in rules.KEPT if _is_kept(shown, name)), "")
    if not first or (finding["state"] == "watch" and not late):
        return None
    claim = INDICATORS[first].sentence if late else rules.KEPT[first]
    others = [figure for name, figure in shown.items() if name != first]
    said = [str(claim), shown[first].line]
    return Promises(finding["state"], STATES[finding["state"]], said, others, late)


def _is_kept(shown: Mapping[str, Figure], name: str) -> bool:
    return name in shown and not shown[name].is_in
