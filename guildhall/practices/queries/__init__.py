from guildhall.practices.queries.disproofs import (
    disproof_card,
    disproofs_of,
    where_it_fails_path,
)
from guildhall.practices.queries.lists import (
    Desk,
    alike,
    desk_of,
    labels_of,
    labels_with_counts,
    last_label_of,
    named_checkers,
    tips_to_gather,
    ways_at,
    ways_to_pack,
)
from guildhall.practices.queries.surroundings import Around, Tried, around, evidence_around
from guildhall.practices.queries.uses import MapOfUses, contacts_of, map_of
from guildhall.practices.queries.way import way_at

__all__ = [
    "Around",
    "Desk",
    "MapOfUses",
    "Tried",
    "alike",
    "around",
    "contacts_of",
    "desk_of",
    "disproof_card",
    "disproofs_of",
    "evidence_around",
    "labels_of",
    "labels_with_counts",
    "last_label_of",
    "map_of",
    "named_checkers",
    "tips_to_gather",
    "way_at",
    "ways_at",
    "ways_to_pack",
    "where_it_fails_path",
]
