from guildhall.charters.queries.charter import (
    charter_page,
    current_charter,
    day_to_look_again,
    history_of,
    objectives_of,
    steps_of,
    to_start_from,
)
from guildhall.charters.queries.pledge import (
    PledgeCard,
    is_old_enough,
    is_season,
    newest_pledge,
    pledge_card,
    pledges_of,
)

__all__ = [
    "PledgeCard",
    "charter_page",
    "current_charter",
    "day_to_look_again",
    "history_of",
    "is_old_enough",
    "is_season",
    "newest_pledge",
    "objectives_of",
    "pledge_card",
    "pledges_of",
    "steps_of",
    "to_start_from",
]
