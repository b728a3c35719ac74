"""The steps of a vote. The app above records what happened: these record nothing."""

from guildhall.ballots.actions.casting import (
    HasVotedAlready,
    VoteIsOver,
    cast_ballot,
    cast_sealed_ballot,
    take_back_ballot,
)
from guildhall.ballots.actions.closing import close_vote, withdraw_vote
from guildhall.ballots.actions.opening import (
    BudgetOfNothing,
    CannotOpen,
    CostsMoreThanAll,
    NoCost,
    QuorumTooLarge,
    SameChoiceTwice,
    TooFewChoices,
    TooFewToHide,
    TooManyWinners,
    check_terms,
    open_vote,
)

__all__ = [
    "BudgetOfNothing",
    "CannotOpen",
    "CostsMoreThanAll",
    "HasVotedAlready",
    "NoCost",
    "QuorumTooLarge",
    "SameChoiceTwice",
    "TooFewChoices",
    "TooFewToHide",
    "TooManyWinners",
    "VoteIsOver",
    "cast_ballot",
    "cast_sealed_ballot",
    "check_terms",
    "close_vote",
    "open_vote",
    "take_back_ballot",
    "withdraw_vote",
]
