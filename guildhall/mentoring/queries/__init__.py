from guildhall.mentoring.queries.own import (
    Own,
    own_in,
    pairs_of,
    proposals_in,
    proposed_to,
)
from guildhall.mentoring.queries.pair import (
    LearnedByBoth,
    learned_of,
    note_place,
    notes_of,
    pair_at,
)

__all__ = [
    "LearnedByBoth",
    "Own",
    "learned_of",
    "note_place",
    "notes_of",
    "own_in",
    "pair_at",
    "pairs_of",
    "proposals_in",
    "proposed_to",
]
