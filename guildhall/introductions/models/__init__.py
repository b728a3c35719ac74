"""Introductions with their sides, rounds, who takes part in them, and openings."""

from guildhall.introductions.models.apart import Apart
from guildhall.introductions.models.introduction import Introduction, Side, Term
from guildhall.introductions.models.opening import Opening, OpeningState
from guildhall.introductions.models.round import Rhythm, Round, TakingPart

__all__ = [
    "Apart",
    "Introduction",
    "Opening",
    "OpeningState",
    "Rhythm",
    "Round",
    "Side",
    "TakingPart",
    "Term",
]
