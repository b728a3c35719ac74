from guildhall.practices.actions.checking import (
    CannotCheck,
    answered_by_author,
    check_way,
    claim_check,
    let_go_of_check,
    pass_checks_on,
    question_way,
    take_back_check,
)
from guildhall.practices.actions.counter_cases import keep_counter_case, let_go_of_counter_case
from guildhall.practices.actions.disproofs import (
    DisproofRefused,
    bring_case,
    close_disproofs,
    move_disproofs,
    open_disproof,
    say_what_was_found,
    take_back_disproof,
    take_back_what_was_found,
)
from guildhall.practices.actions.editing import change_way, say_more
from guildhall.practices.actions.freshness import look_again, tell_overdue
from guildhall.practices.actions.importing import (
    BroughtName,
    BroughtReport,
    BroughtUse,
    BroughtWay,
    bring_in_ways,
)
from guildhall.practices.actions.labels import go_along, make_label, remove_label
from guildhall.practices.actions.limits import add_limit
from guildhall.practices.actions.offering import offer_checks
from guildhall.practices.actions.practices import branch_practice, write_practice
from guildhall.practices.actions.rollouts import (
    RollOutRefused,
    answer_not_for_us,
    close_rollout,
    open_rollout,
    remind_rollouts,
    reopen_rollout,
)
from guildhall.practices.actions.rules import set_rules
from guildhall.practices.actions.settling import settle
from guildhall.practices.actions.standing import (
    NotNow,
    bring_back_way,
    stand_behind,
    step_back,
    withdraw_way,
)
from guildhall.practices.actions.storing import become_way
from guildhall.practices.actions.tips import add_tip, carried_text, keep_tip
from guildhall.practices.actions.uses import UnitGone, say_use, take_back_use

__all__ = [
    "BroughtName",
    "BroughtReport",
    "BroughtUse",
    "BroughtWay",
    "CannotCheck",
    "DisproofRefused",
    "NotNow",
    "RollOutRefused",
    "UnitGone",
    "add_limit",
    "add_tip",
    "answer_not_for_us",
    "answered_by_author",
    "become_way",
    "branch_practice",
    "bring_back_way",
    "bring_case",
    "bring_in_ways",
    "carried_text",
    "change_way",
    "check_way",
    "claim_check",
    "close_disproofs",
    "close_rollout",
    "go_along",
    "keep_counter_case",
    "keep_tip",
    "let_go_of_check",
    "let_go_of_counter_case",
    "look_again",
    "make_label",
    "move_disproofs",
    "offer_checks",
    "open_disproof",
    "open_rollout",
    "pass_checks_on",
    "question_way",
    "remind_rollouts",
    "remove_label",
    "reopen_rollout",
    "say_more",
    "say_use",
    "say_what_was_found",
    "set_rules",
    "settle",
    "stand_behind",
    "step_back",
    "take_back_check",
    "take_back_disproof",
    "take_back_use",
    "take_back_what_was_found",
    "tell_overdue",
    "withdraw_way",
    "write_practice",
]
