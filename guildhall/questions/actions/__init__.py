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
from guildhall.questions.actions.promising import tell_overdue
from guildhall.questions.actions.relaying import RelaySpent, ask_through, decline_relay, post_relay

__all__ = [
    "NotAnAnswer",
    "NotTheSame",
    "RelaySpent",
    "accept_answer",
    "answer",
    "ask",
    "ask_through",
    "become_question",
    "change_question",
    "close_question",
    "comment_on",
    "decline_relay",
    "mark_same",
    "note_first_reply",
    "post_relay",
    "recount_replies_of",
    "reopen_question",
    "rest_question",
    "tell_overdue",
    "withdraw_acceptance",
]
