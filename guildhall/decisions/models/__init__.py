from guildhall.decisions.models.advice import AskedForAdvice
from guildhall.decisions.models.decision import (
    MOST_IN_A_PROPOSAL,
    MOST_IN_ACTED_WORDS,
    MOST_IN_AN_OUTCOME,
    MOST_IN_REASONS,
    Decision,
)
from guildhall.decisions.models.more_ways import MoreWays
from guildhall.decisions.models.proposal import Proposal
from guildhall.decisions.models.review import ReviewSupport, ReviewWish
from guildhall.decisions.models.role_offer import MOST_IN_AN_ANSWER_TO_IT, RoleOffer
from guildhall.decisions.models.states import DECIDED, UNFINISHED, Acted, IfSilent, Level, State
from guildhall.decisions.models.stewards_word import (
    MOST_IN_A_STEWARDS_REASON,
    StewardsWord,
)
from guildhall.decisions.models.theme import (
    MOST_IN_A_THEME,
    MOST_IN_AN_ANSWER,
    Contribution,
    Theme,
)
from guildhall.decisions.models.voting import VotePlan, Voting

__all__ = [
    "DECIDED",
    "MOST_IN_ACTED_WORDS",
    "MOST_IN_AN_ANSWER",
    "MOST_IN_AN_ANSWER_TO_IT",
    "MOST_IN_AN_OUTCOME",
    "MOST_IN_A_PROPOSAL",
    "MOST_IN_A_STEWARDS_REASON",
    "MOST_IN_A_THEME",
    "MOST_IN_REASONS",
    "UNFINISHED",
    "Acted",
    "AskedForAdvice",
    "Contribution",
    "Decision",
    "IfSilent",
    "Level",
    "MoreWays",
    "Proposal",
    "ReviewSupport",
    "ReviewWish",
    "RoleOffer",
    "State",
    "StewardsWord",
    "Theme",
    "VotePlan",
    "Voting",
]
