from guildhall.questions.models.question import Fit, Question, QuestionQuerySet, State
from guildhall.questions.models.relay import Relay
from guildhall.questions.models.turns import Match, Turn, TurnQuerySet, Why

__all__ = [
    "Fit",
    "Match",
    "Question",
    "QuestionQuerySet",
    "Relay",
    "State",
    "Turn",
    "TurnQuerySet",
    "Why",
]
