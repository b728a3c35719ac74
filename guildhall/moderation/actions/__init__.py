from guildhall.moderation.actions.appealing import appeal, decide_appeal
from guildhall.moderation.actions.flagging import (
    claim_case,
    close_case,
    flag,
    open_held_case,
    publish_case,
)
from guildhall.moderation.actions.folding import (
    NotFolded,
    fold_community,
    move_next_batch,
    split_community,
    undo_folding,
)
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
    "NotFolded",
    "appeal",
    "claim_case",
    "close_case",
    "decide_appeal",
    "flag",
    "fold_community",
    "hide",
    "lock",
    "merge",
    "move",
    "move_next_batch",
    "open_held_case",
    "pause",
    "publish_case",
    "remove",
    "set_care",
    "slow_down",
    "split",
    "split_community",
    "undo_folding",
    "undo_measure",
]
