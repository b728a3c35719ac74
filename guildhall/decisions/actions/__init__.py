"""What people do with decisions, and what the clock does."""

from guildhall.decisions.actions.acting import (
    say_it_was_done,
    say_not_done_yet,
    say_what_was_done,
)
from guildhall.decisions.actions.clock import (
    has_decider,
    name_decider_of,
    pass_decisions_on,
    remind_of_decisions,
)
from guildhall.decisions.actions.electing import (
    accept_role,
    decline_role,
    offer_role_to_next,
    remind_of_role_offers,
)
from guildhall.decisions.actions.ending import (
    close_due_decisions,
    make_decision,
    take_up_again,
    withdraw_decision,
    word_outcome,
)
from guildhall.decisions.actions.hearing import add_theme, remove_theme
from guildhall.decisions.actions.locking import DecisionRefused
from guildhall.decisions.actions.naming import name_outcomes_anew
from guildhall.decisions.actions.preparing import (
    become_decision,
    change_decision,
    open_decision,
    prepare_decision,
    require_sense,
)
from guildhall.decisions.actions.proposing import change_proposal, extend_decision
from guildhall.decisions.actions.reviewing import (
    ask_for_review,
    keep_decision,
    review_due_decisions,
    support_review,
    take_back_support,
)
from guildhall.decisions.actions.speaking import (
    RoundIsOver,
    abstain_from_proposal,
    agree_to_proposal,
    answer_objector,
    entry_of,
    object_to_proposal,
    take_back_objection,
    take_back_voice,
)
from guildhall.decisions.actions.stewards import (
    answer_stewards,
    prepare_anew,
    say_stewards_can,
    say_stewards_cannot,
    take_back_stewards_word,
)
from guildhall.decisions.actions.switching import turn_off_more_ways, turn_on_more_ways
from guildhall.decisions.actions.voting import (
    cast_ballot,
    cast_sealed_ballot,
    take_back_ballot,
)

__all__ = [
    "DecisionRefused",
    "RoundIsOver",
    "abstain_from_proposal",
    "accept_role",
    "add_theme",
    "agree_to_proposal",
    "answer_objector",
    "answer_stewards",
    "ask_for_review",
    "become_decision",
    "cast_ballot",
    "cast_sealed_ballot",
    "change_decision",
    "change_proposal",
    "close_due_decisions",
    "decline_role",
    "entry_of",
    "extend_decision",
    "has_decider",
    "keep_decision",
    "make_decision",
    "name_decider_of",
    "name_outcomes_anew",
    "object_to_proposal",
    "offer_role_to_next",
    "open_decision",
    "pass_decisions_on",
    "prepare_anew",
    "prepare_decision",
    "remind_of_decisions",
    "remind_of_role_offers",
    "remove_theme",
    "require_sense",
    "review_due_decisions",
    "say_it_was_done",
    "say_not_done_yet",
    "say_stewards_can",
    "say_stewards_cannot",
    "say_what_was_done",
    "support_review",
    "take_back_ballot",
    "take_back_objection",
    "take_back_stewards_word",
    "take_back_support",
    "take_back_voice",
    "take_up_again",
    "turn_off_more_ways",
    "turn_on_more_ways",
    "withdraw_decision",
    "word_outcome",
]
