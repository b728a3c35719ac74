"""How a vote came out: what each option got, and why this and not that."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from django import template

from guildhall.ballots.models import Option, Vote, Way
from guildhall.ballots.reading import Outcome
from guildhall.ballots.reading.line import Line

register = template.Library()


@register.inclusion_tag("ballots/ui/vote_outcome.html")
def vote_outcome(outcome: Outcome, *, csv: str = "", json: str = "") -> dict[str, Any]:
    """`csv` and `json` are the addresses of the published list; without them it is not offered."""
    return {
        "outcome": outcome,
        "vote": outcome.vote,
        "lines": [SimpleNamespace(is_=one, percent=_percent(one)) for one in outcome.lines],
        "csv": csv,
        "json": json,
    }


def _percent(line: Line) -> int:
    return round(Fraction(100 * line.part, line.whole)) if line.whole else 0


def sample() -> dict[str, Any]:
    """A vote that nobody held."""
    titles = ("A new pump", "Repair the old one")
    new, old = (Option(place=place, title=title) for place, title in enumerate(titles, start=1))
    vote = Vote(pk=1, way=Way.POLL, state=Vote.State.COUNTED, is_anonymous=True, seed="6f1d")
    outcome = Outcome(
        vote=vote,
        lines=[Line(old, "7 votes", 7, 7, True), Line(new, "4 votes", 4, 7, False)],
        reasons=["“Repair the old one” is ahead of “A new pump” by 3."],
        order=[new, old],
        voted=11,
        could=14,
    )
    return {"outcome": outcome}
