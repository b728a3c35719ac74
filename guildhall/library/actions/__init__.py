from guildhall.library.actions.changing import TitleTaken, change_page, restore_version
from guildhall.library.actions.clock import ask_keepers
from guildhall.library.actions.files import FileGone, replace_file
from guildhall.library.actions.moving import MoveRefused, go_along, move_page
from guildhall.library.actions.ownership import (
    decline_page,
    hand_over_page,
    keep_to_members,
    let_go_of_page,
    look_after_page,
    name_owner,
    pass_pages_on,
    take_back_offer,
    take_over_page,
    tell_ownerless,
)
from guildhall.library.actions.pages import add_page, become_page
from guildhall.library.actions.reliance import (
    CareRefused,
    change_care,
    confirm_page,
    rely_on_page,
    stop_relying,
)
from guildhall.library.actions.rules import set_rules
from guildhall.library.actions.suggestions import (
    ChangedMeanwhile,
    NothingSuggested,
    SuggestionRefused,
    decline_suggestion,
    reopen_suggestion,
    suggest_again,
    suggest_change,
    take_back_suggestion,
    take_suggestion,
    tell_waiting,
)
from guildhall.library.actions.withdrawing import bring_back_page, withdraw_page

__all__ = [
    "CareRefused",
    "ChangedMeanwhile",
    "FileGone",
    "MoveRefused",
    "NothingSuggested",
    "SuggestionRefused",
    "TitleTaken",
    "add_page",
    "ask_keepers",
    "become_page",
    "bring_back_page",
    "change_care",
    "change_page",
    "confirm_page",
    "decline_page",
    "decline_suggestion",
    "go_along",
    "hand_over_page",
    "keep_to_members",
    "let_go_of_page",
    "look_after_page",
    "move_page",
    "name_owner",
    "pass_pages_on",
    "rely_on_page",
    "reopen_suggestion",
    "replace_file",
    "restore_version",
    "set_rules",
    "stop_relying",
    "suggest_again",
    "suggest_change",
    "take_back_offer",
    "take_back_suggestion",
    "take_over_page",
    "take_suggestion",
    "tell_ownerless",
    "tell_waiting",
    "withdraw_page",
]
