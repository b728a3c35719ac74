from guildhall.questions.queries.helping import (
    EVIDENCE_FOR,
    LATELY,
    answerable_by,
    open_turn,
    question_to_answer,
    turns_of,
    who_may_help,
)
from guildhall.questions.queries.lists import (
    each_title_once,
    question_at,
    questions_at,
    similar,
    topics_by_id,
    waiting_in,
)
from guildhall.questions.queries.promise import Promise, promise_of
from guildhall.questions.queries.relays import relays_waiting_for, who_may_post_for_me

__all__ = [
    "EVIDENCE_FOR",
    "LATELY",
    "Promise",
    "answerable_by",
    "each_title_once",
    "open_turn",
    "promise_of",
    "question_at",
    "question_to_answer",
    "questions_at",
    "relays_waiting_for",
    "similar",
    "topics_by_id",
    "turns_of",
    "waiting_in",
    "who_may_help",
    "who_may_post_for_me",
]
