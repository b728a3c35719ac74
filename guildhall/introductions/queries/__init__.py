from guildhall.introductions.queries.matching import (
    Fit,
    open_to,
    openings_for,
    people_who_bring,
    those_that_fit,
)
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
    "open_to",
    "openings_for",
    "openings_in",
    "own_part",
    "people_who_bring",
    "rhythm_of",
    "suggested_by",
    "those_that_fit",
    "yours_at",
    "yours_in",
]
