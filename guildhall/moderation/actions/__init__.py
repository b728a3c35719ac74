from guildhall.moderation.actions.appealing import appeal, decide_appeal
from guildhall.moderation.actions.flagging import claim_case, close_case, flag, open_held_case, publish_case
from guildhall.moderation.actions.measures import (
    hide,
    lock,
    merge,
    move,
    pause,
    remove,
    set_care,
    slow_down,
    split,
    undo_measure,
)

__all__ = [
    "appeal",
    "claim_case",
    "close_case",
    "decide_appeal",
    "flag",
    "hide",
    "lock",
    "merge",
    "move",
    "open_held_case",
    "pause",
    "publish_case",
    "remove",
    "set_care",
    "slow_down",
    "split",
    "undo_measure",
]
