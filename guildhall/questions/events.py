"""The names of events around questions, and the kind of entry they are about."""

from guildhall.activity.verbs import NOTHING, Type, event

ROOM = "questions"
QUESTION = "question"

QUESTION_ASKED = event("question.asked", counts_as=Type.ASKED)
ANSWER_POSTED = event("answer.posted", counts_as=Type.ANSWERED)
ANSWER_ACCEPTED = event("answer.accepted", counts_as=Type.HELPED)
ACCEPTANCE_WITHDRAWN = event(
    "acceptance.withdrawn", counts_as=NOTHING, takes_back=ANSWER_ACCEPTED, of_anyone=True
)
QUESTION_CLOSED = event("question.closed", counts_as=NOTHING)
QUESTION_REOPENED = event("question.reopened", counts_as=NOTHING)
QUESTION_MARKED_SAME = event("question.marked_same", counts_as=NOTHING)
QUESTION_RESTED = event("question.rested", counts_as=NOTHING)
QUESTION_OVERDUE = event("question.overdue", counts_as=NOTHING)
NEED_CHANGED = event("question.need_changed", counts_as=NOTHING)
QUESTION_OFFERED = event("question.offered", counts_as=NOTHING)
QUESTION_WIDENED = event("question.widened", counts_as=NOTHING)
QUESTION_UNANSWERED = event("question.unanswered", counts_as=NOTHING)
