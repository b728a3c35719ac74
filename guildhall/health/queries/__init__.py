"""What pages read of how a community is doing."""

from guildhall.health.queries.change import Headline, expected_at, headline_of
from guildhall.health.queries.conversation import (
    fewest_members,
    is_time_to_talk,
    is_too_small,
    meeting_to_talk_in,
)
from guildhall.health.queries.limits import LOOKED, is_left_out, looks_of, switched_off_in
from guildhall.health.queries.promises import Promises, promises_of
from guildhall.health.queries.sentences import sentences_of
from guildhall.health.queries.signs import (
    Drawn,
    Figure,
    Seen,
    alive_sentences,
    aliveness_of,
    charts_in,
    missing_in,
    signs_of,
)
from guildhall.health.queries.snapshots import newest_at, without_switched_off
from guildhall.health.queries.trying import Tried, tried, tryings_at
from guildhall.health.queries.verdicts import how_often_right, verdicts_of

__all__ = [
    "LOOKED",
    "Drawn",
    "Figure",
    "Headline",
    "Promises",
    "Seen",
    "Tried",
    "alive_sentences",
    "aliveness_of",
    "charts_in",
    "expected_at",
    "fewest_members",
    "headline_of",
    "how_often_right",
    "is_left_out",
    "is_time_to_talk",
    "is_too_small",
    "looks_of",
    "meeting_to_talk_in",
    "missing_in",
    "newest_at",
    "promises_of",
    "sentences_of",
    "signs_of",
    "switched_off_in",
    "tried",
    "tryings_at",
    "verdicts_of",
    "without_switched_off",
]
