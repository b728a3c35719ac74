from guildhall.ideas.models.answer import MOST_IN_A_REASON, Answer
from guildhall.ideas.models.assessing import HIGHEST, LOWEST, Assessor, Criterion, Score
from guildhall.ideas.models.challenge import (
    GOING_ON,
    MOST_IN_A_RULE,
    MOST_IN_AN_OUTCOME,
    Challenge,
    ChallengeState,
)
from guildhall.ideas.models.figure import LARGEST, Figure
from guildhall.ideas.models.idea import Idea
from guildhall.ideas.models.joining import Doubt, Joining
from guildhall.ideas.models.own_state import MEANINGS, MOST_IN_A_GATE, MOST_IN_A_NAME, OwnState
from guildhall.ideas.models.promise import USUAL_DAYS, Promise
from guildhall.ideas.models.small_test import Helping, SmallTest, TestState
from guildhall.ideas.models.states import ANSWERS, ENDED, OPEN, State
from guildhall.ideas.models.switch import Switch
from guildhall.ideas.models.team import MOST_IN_A_TEAM_NAME, Team, Teammate
from guildhall.ideas.models.wish import MOST_IN_A_WISH, Wish, WishAsk

__all__ = [
    "ANSWERS",
    "ENDED",
    "GOING_ON",
    "HIGHEST",
    "LARGEST",
    "LOWEST",
    "MEANINGS",
    "MOST_IN_AN_OUTCOME",
    "MOST_IN_A_GATE",
    "MOST_IN_A_NAME",
    "MOST_IN_A_REASON",
    "MOST_IN_A_RULE",
    "MOST_IN_A_TEAM_NAME",
    "MOST_IN_A_WISH",
    "OPEN",
    "USUAL_DAYS",
    "Answer",
    "Assessor",
    "Challenge",
    "ChallengeState",
    "Criterion",
    "Doubt",
    "Figure",
    "Helping",
    "Idea",
    "Joining",
    "OwnState",
    "Promise",
    "Score",
    "SmallTest",
    "State",
    "Switch",
    "Team",
    "Teammate",
    "TestState",
    "Wish",
    "WishAsk",
]
