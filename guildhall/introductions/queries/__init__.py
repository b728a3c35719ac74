from guildhall.introductions.queries.matching import Fit, openings_for, people_who_bring
from guildhall.introductions.queries.openings import openings_in
from guildhall.introductions.queries.rounds import Counts, counts_of, own_part, rhythm_of
from guildhall.introductions.queries.yours import (
    Yours,
    apart_of,
    card_for,
    suggested_by,
    yours_at,
    yours_in,
)

__all__ = [
    "Counts",
    "Fit",
    "Yours",
    "apart_of",
    "card_for",
    "counts_of",
    "openings_for",
    "openings_in",
    "own_part",
    "people_who_bring",
    "rhythm_of",
    "suggested_by",
    "yours_at",
    "yours_in",
]
