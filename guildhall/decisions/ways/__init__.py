"""The ways to decide, one module each. The first that fits a level is its usual one."""

from guildhall.decisions.models import Decision
from guildhall.decisions.ways import advice, consent, hearing, telling, voting
from guildhall.decisions.ways.way import Ending, Way

WAYS = {way.name: way for way in (consent.WAY, advice.WAY, hearing.WAY, telling.WAY, voting.WAY)}


def way_of(decision: Decision) -> Way:
    return WAYS[decision.way]


def ways_at(level: str) -> list[Way]:
    """Those that can be chosen at this level."""
    return [way for way in WAYS.values() if level in way.levels]


__all__ = ["WAYS", "Ending", "Way", "way_of", "ways_at"]
