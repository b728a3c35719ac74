from guildhall.newcomers.actions.buddies import (
    agree_to_be_buddy,
    decline_to_be_buddy,
    end_due_pairs,
    end_pair,
    want_buddy,
)
from guildhall.newcomers.actions.first_posts import (
    ask_for_replies,
    close_answered_first_posts,
    look_after_first_post,
)
from guildhall.newcomers.actions.welcoming import (
    ask_next_greeters,
    close_welcome,
    greet,
    open_welcome,
    pass_on_welcome,
)

__all__ = [
    "agree_to_be_buddy",
    "ask_for_replies",
    "ask_next_greeters",
    "close_answered_first_posts",
    "close_welcome",
    "decline_to_be_buddy",
    "end_due_pairs",
    "end_pair",
    "greet",
    "look_after_first_post",
    "open_welcome",
    "pass_on_welcome",
    "want_buddy",
]
