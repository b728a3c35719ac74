from guildhall.questions.actions.acceptance import NotAnAnswer, accept_answer, withdraw_acceptance
from guildhall.questions.actions.asking import (
    answer,
    ask,
    become_question,
    change_question,
    comment_on,
)
from guildhall.questions.actions.closing import (
    NotTheSame,
    close_question,
    mark_same,
    reopen_question,
    rest_question,
)
from guildhall.questions.actions.first_replies import note_first_reply, recount_replies_of
from guildhall.questions.actions.matching import find_matches, match_anew, match_waiting
from guildhall.questions.actions.promising import tell_overdue
from guildhall.questions.actions.relaying import RelaySpent, ask_through, decline_relay, post_relay
from guildhall.questions.actions.turns import (
    AskedEnough,
    ask_by_name,
    begin_turns,
    forget_turns,
    move_turns,
    pass_turn,
    put_off,
    take_turns,
)

__all__ = [
    "AskedEnough",
    "NotAnAnswer",
    "NotTheSame",
    "RelaySpent",
    "accept_answer",
    "answer",
    "ask",
    "ask_by_name",
    "ask_through",
    "become_question",
    "begin_turns",
    "change_question",
    "close_question",
    "comment_on",
    "decline_relay",
    "find_matches",
    "forget_turns",
    "mark_same",
    "match_anew",
    "match_waiting",
    "move_turns",
    "note_first_reply",
    "pass_turn",
    "post_relay",
    "put_off",
    "recount_replies_of",
    "reopen_question",
    "rest_question",
    "take_turns",
    "tell_overdue",
    "withdraw_acceptance",
]
