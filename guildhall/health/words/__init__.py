"""What members read: the five signs, their states, and each figure in a few words."""

from guildhall.health.words.aliveness import ALIVENESS
from guildhall.health.words.indicators import INDICATORS, MISSING, IndicatorWords
from guildhall.health.words.signs import CHANGED, PROMISES, SIGNS, STATES, SignWords
from guildhall.health.words.spreads import SPREADS, SpreadWords

__all__ = [
    "ALIVENESS",
    "CHANGED",
    "INDICATORS",
    "MISSING",
    "PROMISES",
    "SIGNS",
    "SPREADS",
    "STATES",
    "IndicatorWords",
    "SignWords",
    "SpreadWords",
]
