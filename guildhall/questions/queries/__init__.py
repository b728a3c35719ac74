from guildhall.questions.queries.helping import (
    EVIDENCE_FOR,
    LATELY,
    about_what_they_offer,
    answerable_by,
    has_helped_before,
    question_to_answer,
    says_they_can_help,
)
from guildhall.questions.queries.lists import (
    each_title_once,
    question_at,
    questions_at,
    similar,
    waiting_in,
)
from guildhall.questions.queries.promise import Promise, promise_of
from guildhall.questions.queries.relays import relays_waiting_for, who_may_post_for_me

__all__ = [
    "EVIDENCE_FOR",
    "LATELY",
    "Promise",
    "about_what_they_offer",
    "answerable_by",
    "each_title_once",
    "has_helped_before",
    "promise_of",
    "question_at",
    "question_to_answer",
    "questions_at",
    "relays_waiting_for",
    "says_they_can_help",
    "similar",
    "waiting_in",
    "who_may_post_for_me",
]
